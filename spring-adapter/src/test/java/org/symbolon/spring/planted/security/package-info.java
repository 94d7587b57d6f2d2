/** Breaks the rules of its namesake. */
@NullMarked
package org.symbolon.spring.planted.security;

import org.jspecify.annotations.NullMarked;
