/**
 * One small house per rule of {@link org.symbolon.architecture.ArchitectureRules}, named after it, that breaks this
 * rule and no other.
 *
 * <p>Classes named {@code Innocent…} keep it: they are what the others misuse, or show what stays allowed.
 */
@NullMarked
package org.symbolon.architecture.planted;

import org.jspecify.annotations.NullMarked;
