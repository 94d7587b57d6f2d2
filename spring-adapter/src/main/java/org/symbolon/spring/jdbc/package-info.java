/**
 * Keeps accounts in the application's database. Imports no other package of the adapter but {@code core}. Start reading
 * at {@link org.symbolon.spring.jdbc.SymbolonJdbcAutoConfiguration}.
 */
@NullMarked
package org.symbolon.spring.jdbc;

import org.jspecify.annotations.NullMarked;
