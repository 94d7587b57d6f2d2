package org.symbolon.spring.core;

import org.symbolon.key.UnknownKeyException;
import org.symbolon.store.StoreConflictException;
import org.symbolon.store.StoreFaultException;
import org.symbolon.store.StoreUnavailableException;

/**
 * Which failures of a step pass by themselves, or by the hand of whoever runs the store, and are no fault of a caller.
 */
public final class Outages {
    private Outages() {}

    /** Whether a caller is to be told to come back later. */
    public static boolean isOutage(Throwable failure) {
        return failure instanceof StoreUnavailableException
                || failure instanceof StoreConflictException
                || failure instanceof StoreFaultException
                || failure instanceof UnknownKeyException;
    }
}
