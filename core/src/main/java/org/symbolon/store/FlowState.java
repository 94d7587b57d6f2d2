package org.symbolon.store;

/** How far a flow has come. It only ever moves forward. */
public enum FlowState {
    /** A code is awaited. */
    OPEN,
    /** The right code came; a new password is awaited (resets only). */
    PROVEN,
    /** It reached its end, and keeps no hash. */
    DONE
}
