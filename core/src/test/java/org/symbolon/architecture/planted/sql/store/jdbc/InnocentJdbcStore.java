package org.symbolon.architecture.planted.sql.store.jdbc;

import javax.sql.DataSource;

record InnocentJdbcStore(DataSource one) {}
