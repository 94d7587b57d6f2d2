/** Exported, and every type here but the innocent one speaks of what is not. */
@NullMarked
package org.symbolon.surface.planted.leaky;

import org.jspecify.annotations.NullMarked;
