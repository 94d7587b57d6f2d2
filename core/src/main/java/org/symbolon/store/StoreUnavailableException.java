package org.symbolon.store;

/**
 * The storage cannot be reached or did not answer in time. Whether a unit that was on its way was kept is not known.
 */
public final class StoreUnavailableException extends RuntimeException {
    public StoreUnavailableException(String message) {
        super(message);
    }
}
