package org.symbolon.surface.planted.bare;

/** Of a package that says nothing of itself. */
public final class Orphan {
    private Orphan() {}
}
