package org.symbolon.spring.jdbc;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.symbolon.spring.core.SymbolonAutoConfiguration;

/** Keeps accounts in the application's database, where it has one. */
@AutoConfiguration(before = SymbolonAutoConfiguration.class)
public final class SymbolonJdbcAutoConfiguration {}
