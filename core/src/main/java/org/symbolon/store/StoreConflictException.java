package org.symbolon.store;

/** A concurrent unit was in the way; nothing was kept, and the whole work may be repeated. */
public final class StoreConflictException extends RuntimeException {
    public StoreConflictException(String message) {
        super(message);
    }
}
