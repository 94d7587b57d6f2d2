package org.symbolon.architecture.planted.printed.code;

final class TypedCode {
    final String symbols;

    TypedCode(String symbols) {
        this.symbols = symbols;
    }

    String reveal() {
        return symbols;
    }

    @Override
    public String toString() {
        return reveal();
    }
}
