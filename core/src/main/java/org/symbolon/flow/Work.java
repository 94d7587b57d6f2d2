package org.symbolon.flow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.symbolon.account.Authenticated;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.store.AccountStore;
import org.symbolon.store.ConsentStore;
import org.symbolon.store.FlowStore;
import org.symbolon.store.LedgerStore;
import org.symbolon.store.OutboxMail;
import org.symbolon.store.OutboxStore;
import org.symbolon.store.SessionRecord;
import org.symbolon.store.SessionStore;
import org.symbolon.store.StoreUnit;

/** A store's unit, together with what is to happen once it is committed. */
public final class Work implements StoreUnit {
    private final StoreUnit unit;
    private final List<SymbolonEvent> events = new ArrayList<>();
    private boolean mail;

    Work(StoreUnit unit) {
        this.unit = unit;
    }

    /** Leaves a mail to be sent as soon as the work is committed. */
    public void send(OutboxMail letter) {
        unit.outbox().insert(letter);
        mail = true;
    }

    /** Adds a session that was just made. */
    public void begin(SessionRecord session) {
        if (!unit.sessions().insert(session)) {
            throw new IllegalStateException("The random source repeats itself: a session id was drawn twice");
        }
    }

    /** The session of an owner, where it still lives: what was checked a moment ago may have ended since. */
    public Optional<SessionRecord> live(Authenticated owner, Instant now) {
        return unit.sessions()
                .findLive(owner.sessionId(), now)
                .filter(session -> session.account().equals(owner.accountId()));
    }

    /** Tells the listener as soon as the work is committed, or was rolled back before this call. */
    public void tell(SymbolonEvent event) {
        events.add(event);
    }

    /** Leaves nothing behind; mails and events of before are forgotten too. */
    @Override
    public void rollBack() {
        unit.rollBack();
        events.clear();
        mail = false;
    }

    boolean hasMail() {
        return mail;
    }

    List<SymbolonEvent> events() {
        return events;
    }

    @Override
    public FlowStore flows() {
        return unit.flows();
    }

    @Override
    public AccountStore accounts() {
        return unit.accounts();
    }

    @Override
    public SessionStore sessions() {
        return unit.sessions();
    }

    @Override
    public LedgerStore ledger() {
        return unit.ledger();
    }

    @Override
    public OutboxStore outbox() {
        return unit.outbox();
    }

    @Override
    public ConsentStore consents() {
        return unit.consents();
    }
}
