/** Breaks the rules of its namesake. */
@NullMarked
package org.symbolon.spring.planted.mail;

import org.jspecify.annotations.NullMarked;
