package org.symbolon.architecture.planted.storejdbc;

import org.symbolon.architecture.planted.storejdbc.store.jdbc.InnocentJdbcStore;

record FrontDoorWithDatabase(InnocentJdbcStore one) {}
