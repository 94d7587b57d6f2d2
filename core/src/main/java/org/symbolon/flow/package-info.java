/**
 * What steps share: running a unit of work, and opening, re-issuing, counting and proving a flow, decoys included.
 *
 * <p>Not exported. May import every other package of the ground floor but the bundled stores. Start with
 * {@link org.symbolon.flow.Flows}.
 */
@NullMarked
package org.symbolon.flow;

import org.jspecify.annotations.NullMarked;
