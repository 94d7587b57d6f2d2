package org.symbolon.architecture.planted.constructors.store;

public interface InnocentStore {}
