/**
 * What happened, for those who watch: emitted once, after the commit, without any secret.
 *
 * <p>May import {@code account}. Start with {@link org.symbolon.event.SymbolonEvent}.
 */
@NullMarked
package org.symbolon.event;

import org.jspecify.annotations.NullMarked;
