/** Breaks the rules of its namesake. */
@NullMarked
package org.symbolon.spring.planted.jdbc;

import org.jspecify.annotations.NullMarked;
