package org.symbolon.architecture.planted.storememory.store.memory;

public interface InnocentMemoryStore {}
