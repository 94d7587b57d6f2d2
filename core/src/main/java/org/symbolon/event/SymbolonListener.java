package org.symbolon.event;

import java.util.Objects;

/**
 * Hears of every security event once, after the commit of the step that caused it. It is called on a thread of its own,
 * by one event after another, those of one step in their order; it may block, throw and call Symbolon, and no step is
 * delayed or undone by it.
 *
 * <p>One that cannot keep up misses what comes while ten thousand events are waiting for it; a warning in the log says
 * how many these were. What it throws is logged by the name of its class.
 */
@FunctionalInterface
public interface SymbolonListener {
    /** Hears and does nothing. */
    SymbolonListener NONE = event -> {};

    /** Told of one event. */
    void on(SymbolonEvent event);

    /** A listener that tells this one and then the other, which hears of the event even where this one throws. */
    default SymbolonListener andThen(SymbolonListener other) {
        Objects.requireNonNull(other, "other");
        return event -> {
            try {
                on(event);
            } finally {
                other.on(event);
            }
        };
    }
}
