/**
 * The numbers of an account's life, each within bounds that keep it safe.
 *
 * <p>May import {@code key} and {@code account}, and needs neither. Start with {@link org.symbolon.policy.Policy}.
 */
@NullMarked
package org.symbolon.policy;

import org.jspecify.annotations.NullMarked;
