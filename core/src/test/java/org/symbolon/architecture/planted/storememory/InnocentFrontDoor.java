package org.symbolon.architecture.planted.storememory;

import org.symbolon.architecture.planted.storememory.store.memory.InnocentMemoryStore;

record InnocentFrontDoor(InnocentMemoryStore one) {}
