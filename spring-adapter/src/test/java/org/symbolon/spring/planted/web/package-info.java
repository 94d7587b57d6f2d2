/** Breaks the rules of its namesake. */
@NullMarked
package org.symbolon.spring.planted.web;

import org.jspecify.annotations.NullMarked;
