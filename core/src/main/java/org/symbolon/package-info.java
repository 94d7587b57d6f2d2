/**
 * The front door: wires everything else, and starts and stops what works in the background.
 *
 * <p>May import everything. Start with {@link org.symbolon.Symbolon#builder()}.
 */
@NullMarked
package org.symbolon;

import org.jspecify.annotations.NullMarked;
