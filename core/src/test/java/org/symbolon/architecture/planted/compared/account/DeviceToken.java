package org.symbolon.architecture.planted.compared.account;

import org.jspecify.annotations.Nullable;

final class DeviceToken {
    final String text;

    DeviceToken(String text) {
        this.text = text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DeviceToken that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "DeviceToken[hidden]";
    }
}
