package org.symbolon.architecture.planted.storememory.flow;

import org.symbolon.architecture.planted.storememory.store.memory.InnocentMemoryStore;

record FlowInMemory(InnocentMemoryStore one) {}
