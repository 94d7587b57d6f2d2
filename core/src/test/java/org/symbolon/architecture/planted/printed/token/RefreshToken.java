package org.symbolon.architecture.planted.printed.token;

final class RefreshToken {
    final byte[] bytes;

    RefreshToken(byte[] bytes) {
        this.bytes = bytes;
    }
}
