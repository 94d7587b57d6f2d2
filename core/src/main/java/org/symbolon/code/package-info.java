/**
 * Codes, labels and passes: derived, printed, read, compared; never stored.
 *
 * <p>Not exported. May import {@code store}, {@code key} and {@code account}. Start with
 * {@link org.symbolon.code.Codes}.
 */
@NullMarked
package org.symbolon.code;

import org.jspecify.annotations.NullMarked;
