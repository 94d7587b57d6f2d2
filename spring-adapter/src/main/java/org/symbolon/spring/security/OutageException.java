package org.symbolon.spring.security;

import java.util.function.Supplier;
import org.symbolon.spring.core.Outages;

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
        } catch (RuntimeException failure) {
            throw Outages.isOutage(failure) ? new OutageException(failure) : failure;
        }
    }
}
