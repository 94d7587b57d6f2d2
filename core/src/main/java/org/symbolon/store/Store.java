package org.symbolon.store;

import java.util.function.Function;

/**
 * Keeps accounts, flows, sessions, mails to be sent, budgets and consents.
 *
 * <p>A store never loses what it committed, never keeps what it rolled back, and lets no unit see half of another. It
 * may be called by many threads at once. Instants are whole milliseconds.
 */
public interface Store {
    /**
     * Runs the work as one transaction: commits when it returns, and rolls back when it throws or has called
     * {@link StoreUnit#rollBack()} (what it returned stays the answer).
     *
     * <p>The work runs once. Where a concurrent unit was in the way, nothing is kept and the caller may repeat the
     * whole work, so it has no effect outside the unit.
     *
     * @throws StoreConflictException where a concurrent unit was in the way
     * @throws StoreUnavailableException where the storage cannot be reached
     */
    <T> T transact(Function<StoreUnit, T> work);
}
