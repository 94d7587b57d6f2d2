package org.symbolon.architecture.planted.homes.store.jdbc.dialect;

/** Lies under a listed package. */
public interface InnocentDialect {}
