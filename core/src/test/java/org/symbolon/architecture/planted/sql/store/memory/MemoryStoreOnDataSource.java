package org.symbolon.architecture.planted.sql.store.memory;

import javax.sql.DataSource;

record MemoryStoreOnDataSource(DataSource one) {}
