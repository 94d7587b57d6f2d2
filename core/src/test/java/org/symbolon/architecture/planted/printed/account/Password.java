package org.symbolon.architecture.planted.printed.account;

final class Password {
    final String text;

    Password(String text) {
        this.text = text;
    }
}
