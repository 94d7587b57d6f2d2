/** Breaks the rules of its namesake. */
@NullMarked
package org.symbolon.spring.planted.testing;

import org.jspecify.annotations.NullMarked;
