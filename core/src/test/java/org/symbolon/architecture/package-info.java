/**
 * The rules of the house: which package may import which, where libraries, time and chance may enter, what may never be
 * written.
 *
 * <p>Start with {@link org.symbolon.architecture.ArchitectureRules}. Each rule has a violation of its own planted in
 * the package of its name under {@code planted}, which proves that the rule can fail.
 */
@NullMarked
package org.symbolon.architecture;

import org.jspecify.annotations.NullMarked;
