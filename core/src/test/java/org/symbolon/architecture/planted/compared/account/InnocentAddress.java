package org.symbolon.architecture.planted.compared.account;

import org.jspecify.annotations.Nullable;

final class InnocentAddress {
    final String text;

    InnocentAddress(String text) {
        this.text = text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof InnocentAddress that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "InnocentAddress[hidden]";
    }
}
