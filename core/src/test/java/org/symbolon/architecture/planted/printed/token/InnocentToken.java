package org.symbolon.architecture.planted.printed.token;

final class InnocentToken {
    private static final String HIDDEN = "[hidden]";

    final String text;
    final long expiresAt;

    InnocentToken(String text, long expiresAt) {
        this.text = text;
        this.expiresAt = expiresAt;
    }

    @Override
    public String toString() {
        return "InnocentToken" + HIDDEN + expiresAt;
    }
}
