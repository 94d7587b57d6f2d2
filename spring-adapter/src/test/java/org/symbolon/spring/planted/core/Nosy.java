package org.symbolon.spring.planted.core;

/** Knows a neighbour that it may not know. */
public final class Nosy {
    public org.symbolon.spring.planted.jdbc.Nosy neighbour() {
        return new org.symbolon.spring.planted.jdbc.Nosy();
    }
}
