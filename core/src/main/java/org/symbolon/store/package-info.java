/**
 * What a storage must be able to do, and the records it keeps.
 *
 * <p>A {@link org.symbolon.store.Store} runs units of work; a {@link org.symbolon.store.StoreUnit} gives six small sets
 * of verbs, every one atomic: a verb that depends on what is stored decides and changes in the same stroke, and says by
 * its answer whether it did. Look-then-write never decides anything. May import {@code account}; start with
 * {@code Store}.
 */
@NullMarked
package org.symbolon.store;

import org.jspecify.annotations.NullMarked;
