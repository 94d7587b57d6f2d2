/**
 * A store that forgets everything when the process ends: for tests, and to begin with.
 *
 * <p>May import {@code store} and {@code account}. Start with {@link org.symbolon.store.memory.InMemoryStore}.
 */
@NullMarked
package org.symbolon.store.memory;

import org.jspecify.annotations.NullMarked;
