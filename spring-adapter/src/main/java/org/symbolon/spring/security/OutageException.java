package org.symbolon.spring.security;

import java.util.function.Supplier;
import org.symbolon.key.UnknownKeyException;
import org.symbolon.store.StoreConflictException;
import org.symbolon.store.StoreFaultException;
import org.symbolon.store.StoreUnavailableException;

/** Says that accounts cannot be asked for at the moment, so that nobody is let in and nobody is signed out. */
final class OutageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private OutageException(RuntimeException cause) {
        super("Accounts cannot be asked for at the moment: " + cause.getMessage(), cause);
    }

    /** Does what may fail with the store. */
    static <T> T insteadOf(Supplier<T> step) {
        try {
            return step.get();
        } catch (StoreUnavailableException
                | StoreConflictException
                | StoreFaultException
                | UnknownKeyException outage) {
            throw new OutageException(outage);
        }
    }
}
