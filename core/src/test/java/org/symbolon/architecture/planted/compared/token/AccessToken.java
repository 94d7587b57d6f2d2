package org.symbolon.architecture.planted.compared.token;

import org.jspecify.annotations.Nullable;

final class AccessToken {
    final String text;

    AccessToken(String text) {
        this.text = text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AccessToken that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "AccessToken[hidden]";
    }
}
