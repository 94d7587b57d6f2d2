package org.symbolon.spring.core;

import java.util.function.Function;
import org.springframework.boot.diagnostics.FailureAnalyzedException;

/** Leaves it to core what is within bounds, and names the property where something is not. */
final class Bounds {
    private Bounds() {}

    /** @param change one of core's methods that refuse what is out of bounds */
    static <V, T> T within(String property, V value, Function<V, T> change) {
        try {
            return change.apply(value);
        } catch (IllegalArgumentException refused) {
            throw new FailureAnalyzedException(
                    property + "=" + value + " is out of bounds. " + refused.getMessage() + ".",
                    "Change " + property + ", or leave it out: the default is what nobody needs to change.",
                    refused);
        }
    }
}
