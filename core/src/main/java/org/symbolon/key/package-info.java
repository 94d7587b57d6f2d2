/**
 * Named secrets, newest first, the sub-keys that are derived from each by HKDF, and how EC keys are read from PEM.
 *
 * <p>May import {@code account}. Bouncy Castle is used here and in {@code password} only. Start with
 * {@link org.symbolon.key.KeyRing}.
 */
@NullMarked
package org.symbolon.key;

import org.jspecify.annotations.NullMarked;
