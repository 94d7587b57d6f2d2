package org.symbolon.architecture.planted.storejdbc.store.jdbc;

public interface InnocentJdbcStore {}
