package org.symbolon.architecture.planted.names.store.jdbc;

public interface InnocentDatabase {}
