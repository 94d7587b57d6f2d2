package org.symbolon.architecture.planted.printed.account;

final class Handle {
    final String text;

    Handle(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return "Handle[" + text + "]";
    }
}
