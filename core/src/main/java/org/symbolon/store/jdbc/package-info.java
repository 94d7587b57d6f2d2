/**
 * The bundled store on a database: PostgreSQL, MariaDB and H2, by plain JDBC.
 *
 * <p>Each set of verbs is one class whose statements can be read as SQL; what differs between databases is in
 * {@code Dialect}. May import {@code account} and {@code store}; nobody imports it. Start with
 * {@link org.symbolon.store.jdbc.JdbcStore}.
 */
@NullMarked
package org.symbolon.store.jdbc;

import org.jspecify.annotations.NullMarked;
