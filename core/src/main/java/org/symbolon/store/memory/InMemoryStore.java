package org.symbolon.store.memory;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.symbolon.account.SessionId;
import org.symbolon.store.AccountStore;
import org.symbolon.store.ConsentStore;
import org.symbolon.store.FlowStore;
import org.symbolon.store.LedgerStore;
import org.symbolon.store.OutboxStore;
import org.symbolon.store.SessionRecord;
import org.symbolon.store.SessionStore;
import org.symbolon.store.Store;
import org.symbolon.store.StoreUnit;

/**
 * Obeys the whole contract of a store, one unit after another, and forgets everything when the process ends. Never
 * conflicts and is never unavailable.
 */
public final class InMemoryStore implements Store {
    private final ReentrantLock lock = new ReentrantLock();
    private final Journal journal = new Journal(lock);
    private final Table<SessionId, SessionRecord> signedIn = new Table<>(journal);
    private final MemoryAccounts accounts = new MemoryAccounts(journal, signedIn);
    private final MemoryFlows flows = new MemoryFlows(journal, accounts);
    private final MemorySessions sessions = new MemorySessions(signedIn, accounts);
    private final MemoryLedger ledger = new MemoryLedger(journal);
    private final MemoryOutbox outbox = new MemoryOutbox(journal);
    private final MemoryConsents consents = new MemoryConsents(journal, accounts);

    /** An empty store. */
    public InMemoryStore() {}

    @Override
    public <T> T transact(Function<StoreUnit, T> work) {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("A unit of work cannot begin another one");
        }
        lock.lock();
        var unit = new Unit();
        try {
            T answer = work.apply(unit);
            if (!unit.rolledBack) {
                journal.commit();
            }
            return answer;
        } finally {
            journal.rollBack();
            unit.over = true;
            lock.unlock();
        }
    }

    private final class Unit implements StoreUnit {
        private boolean rolledBack;
        private boolean over;

        private <V> V during(V verbs) {
            if (over) {
                throw new IllegalStateException("This unit of work is over");
            }
            return verbs;
        }

        @Override
        public FlowStore flows() {
            return during(flows);
        }

        @Override
        public AccountStore accounts() {
            return during(accounts);
        }

        @Override
        public SessionStore sessions() {
            return during(sessions);
        }

        @Override
        public LedgerStore ledger() {
            return during(ledger);
        }

        @Override
        public OutboxStore outbox() {
            return during(outbox);
        }

        @Override
        public ConsentStore consents() {
            return during(consents);
        }

        @Override
        public void rollBack() {
            rolledBack = true;
        }
    }
}
