/**
 * Access, refresh and device tokens, minted and checked, and the keys of access tokens.
 *
 * <p>Nimbus is used here alone. May import {@code store}, {@code policy}, {@code key} and {@code account}. Start with
 * {@link org.symbolon.token.TokenIssuer}.
 */
@NullMarked
package org.symbolon.token;

import org.jspecify.annotations.NullMarked;
