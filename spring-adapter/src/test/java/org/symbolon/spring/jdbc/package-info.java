/** Accounts in the application's database, on H2 and on a real PostgreSQL. */
@NullMarked
package org.symbolon.spring.jdbc;

import org.jspecify.annotations.NullMarked;
