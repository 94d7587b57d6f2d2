package org.symbolon.architecture.planted.storememory.store.jdbc;

import org.symbolon.architecture.planted.storememory.store.memory.InnocentMemoryStore;

record JdbcStoreThatRemembers(InnocentMemoryStore one) {}
