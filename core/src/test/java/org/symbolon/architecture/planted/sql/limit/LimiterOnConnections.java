package org.symbolon.architecture.planted.sql.limit;

import java.sql.Connection;

record LimiterOnConnections(Connection one) {}
