/**
 * From an address and a password to an account: start, send a new code, verify.
 *
 * <p>May import the ground floor, and no other room. Start with {@link org.symbolon.registration.Registration}.
 */
@NullMarked
package org.symbolon.registration;

import org.jspecify.annotations.NullMarked;
