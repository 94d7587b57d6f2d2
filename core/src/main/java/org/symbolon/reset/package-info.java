/**
 * From a forgotten password to a new one: start, send a new code, verify, complete.
 *
 * <p>May import the ground floor, and no other room. Start with {@link org.symbolon.reset.PasswordReset}.
 */
@NullMarked
package org.symbolon.reset;

import org.jspecify.annotations.NullMarked;
