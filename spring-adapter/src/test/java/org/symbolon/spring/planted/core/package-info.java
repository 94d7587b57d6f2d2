/** Breaks the rules of its namesake. */
@NullMarked
package org.symbolon.spring.planted.core;

import org.jspecify.annotations.NullMarked;
