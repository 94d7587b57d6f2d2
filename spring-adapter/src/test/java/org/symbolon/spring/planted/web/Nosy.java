package org.symbolon.spring.planted.web;

/** Knows a neighbour that it may not know. */
public final class Nosy {
    public org.symbolon.spring.planted.testing.Nosy neighbour() {
        return new org.symbolon.spring.planted.testing.Nosy();
    }
}
