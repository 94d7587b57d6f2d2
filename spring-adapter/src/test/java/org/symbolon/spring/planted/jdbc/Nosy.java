package org.symbolon.spring.planted.jdbc;

/** Knows a neighbour that it may not know. */
public final class Nosy {
    public org.symbolon.spring.planted.mail.Nosy neighbour() {
        return new org.symbolon.spring.planted.mail.Nosy();
    }
}
