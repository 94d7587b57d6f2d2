package org.symbolon.store;

/**
 * One transaction's verbs. Not for use after the work that it was given to has returned, nor by another thread.
 *
 * <p>Work that touches several locks them in this order: flow, account, session, ledger, outbox, consent.
 */
public interface StoreUnit {
    FlowStore flows();

    AccountStore accounts();

    SessionStore sessions();

    LedgerStore ledger();

    OutboxStore outbox();

    ConsentStore consents();

    /** Makes the unit leave nothing behind, whatever it does before or after. */
    void rollBack();
}
