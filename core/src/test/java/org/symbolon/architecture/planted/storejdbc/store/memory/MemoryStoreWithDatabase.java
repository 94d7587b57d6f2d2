package org.symbolon.architecture.planted.storejdbc.store.memory;

import org.symbolon.architecture.planted.storejdbc.store.jdbc.InnocentJdbcStore;

record MemoryStoreWithDatabase(InnocentJdbcStore one) {}
