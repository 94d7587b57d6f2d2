package org.symbolon.store;

/**
 * The storage refuses what a store asks of it, and will until somebody changes it: tables are missing, a right is
 * lacking, its mode is not understood. The message is the store's own, without anything that was stored, and is logged.
 */
public final class StoreFaultException extends IllegalStateException {
    public StoreFaultException(String message) {
        super(message);
    }
}
