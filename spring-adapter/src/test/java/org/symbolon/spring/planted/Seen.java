package org.symbolon.spring.planted;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** Has what others can see and what they cannot. */
public class Seen<T> implements Supplier<T> {
    protected final T seen;
    private final int hidden;

    protected Seen(T seen) {
        this(seen, 0);
    }

    Seen(T seen, int hidden) {
        this.seen = seen;
        this.hidden = hidden;
    }

    @Override
    public T get() {
        return seen;
    }

    /** Told to all. */
    public final List<String> told(int times, T what) throws IOException {
        if (times < hidden()) {
            throw new IOException();
        }
        return List.of(String.valueOf(what));
    }

    int hidden() {
        return hidden;
    }
}
