package org.symbolon.event;

/**
 * Hears of every security event, on the thread of the step that caused it and after its commit. One that throws harms
 * nothing; one that blocks delays its caller.
 */
@FunctionalInterface
public interface SymbolonListener {
    SymbolonListener NONE = event -> {};

    void on(SymbolonEvent event);
}
