/**
 * How much one address gets, and how a refusal says when to come back.
 *
 * <p>May import {@code store}, {@code policy}, {@code key} and {@code account}. Start with
 * {@link org.symbolon.limit.AddressLedger}.
 */
@NullMarked
package org.symbolon.limit;

import org.jspecify.annotations.NullMarked;
