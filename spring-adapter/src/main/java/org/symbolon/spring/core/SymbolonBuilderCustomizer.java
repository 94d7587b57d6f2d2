package org.symbolon.spring.core;

import org.symbolon.Builder;

/**
 * Changes how {@link org.symbolon.Symbolon} is built, after properties and beans have had their say. All such beans are
 * asked, in their order.
 */
@FunctionalInterface
public interface SymbolonBuilderCustomizer {
    /** Called once, right before {@link Builder#build()}. */
    void customize(Builder builder);
}
