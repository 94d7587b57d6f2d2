package org.symbolon.spring.web;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where something went wrong and of which kind it was, without what it said: the message of a failure may quote what
 * somebody typed.
 */
final class Nameless extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Nameless(Throwable failure, @Nullable Throwable cause) {
        super(failure.getClass().getName(), cause);
        setStackTrace(failure.getStackTrace());
    }

    /** With its causes, each once. */
    static Nameless of(Throwable failure) {
        return of(failure, new HashSet<>(Set.of(failure)));
    }

    private static Nameless of(Throwable failure, Set<Throwable> seen) {
        var cause = failure.getCause();
        return new Nameless(failure, cause != null && seen.add(cause) ? of(cause, seen) : null);
    }
}
