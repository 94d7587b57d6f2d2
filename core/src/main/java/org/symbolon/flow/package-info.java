/**
 * What steps share: opening, re-issuing, counting and proving a flow, decoys included; running a unit of work, and
 * telling the host's listener of it afterwards; removing what is of no use any more.
 *
 * <p>Not exported. May import every other package of the ground floor but the bundled stores. Start with
 * {@link org.symbolon.flow.Flows}.
 */
@NullMarked
package org.symbolon.flow;

import org.jspecify.annotations.NullMarked;
