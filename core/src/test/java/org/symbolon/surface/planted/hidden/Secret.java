package org.symbolon.surface.planted.hidden;

/** Nobody outside can name this one. */
public interface Secret {}
