/**
 * Signing in, staying signed in, signing out.
 *
 * <p>May import the ground floor, and no other room. Start with {@link org.symbolon.session.Sessions}.
 */
@NullMarked
package org.symbolon.session;

import org.jspecify.annotations.NullMarked;
