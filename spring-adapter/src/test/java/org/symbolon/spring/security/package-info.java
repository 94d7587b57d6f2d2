/** Hosts with a security of their own: what they gain, and that they lose nothing. */
@NullMarked
package org.symbolon.spring.security;

import org.jspecify.annotations.NullMarked;
