package org.symbolon.mail;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.symbolon.key.KeyRing;
import org.symbolon.store.FlowRecord;
import org.symbolon.store.FlowState;
import org.symbolon.store.MailKind;
import org.symbolon.store.OutboxMail;
import org.symbolon.store.OutboxStore;
import org.symbolon.store.Store;
import org.symbolon.store.StoreUnit;

/** The outbox as one sender sees it: leases one mail at a time, and ends each lease it holds. */
final class MailOutbox {
    /** More than twice the longest that a mailer may take, and half a minute for clocks that disagree. */
    static final Duration LEASE = Duration.ofSeconds(2 * Mailer.DEADLINE_SECONDS + 60);

    private static final System.Logger LOG = System.getLogger("org.symbolon.mail");
    private static final int TRIES_TO_SETTLE = 20;

    private final Store store;
    private final KeyRing keys;
    private final Clock clock;
    private final GrowingWait outage;
    private final BooleanSupplier closed;

    MailOutbox(Store store, KeyRing keys, Clock clock, GrowingWait outage, BooleanSupplier closed) {
        this.store = store;
        this.keys = keys;
        this.clock = clock;
        this.outage = outage;
        this.closed = closed;
    }

    /**
     * What was due.
     *
     * @param wanted false where the mail had become worthless, and so is removed already
     */
    record Due(OutboxMail mail, boolean wanted) {}

    /** Takes the mail that is due longest. Empty where none is. */
    Optional<Due> take() {
        var now = clock.instant();
        return store.transact(
                unit -> unit.outbox().lease(keys.names(), now, now.plus(LEASE)).map(mail -> weigh(unit, mail, now)));
    }

    private static Due weigh(StoreUnit unit, OutboxMail mail, Instant now) {
        boolean wanted =
                mail.kind() != MailKind.NONE && now.isBefore(mail.expiresAt()) && isCurrent(unit, mail.about());
        if (!wanted) {
            unit.outbox().remove(mail.id(), mail.attempts());
        }
        return new Due(mail, wanted);
    }

    private static boolean isCurrent(StoreUnit unit, OutboxMail.@Nullable Reference about) {
        return about == null
                || unit.flows()
                        .find(about.flow())
                        .filter(flow -> awaits(flow, about))
                        .isPresent();
    }

    private static boolean awaits(FlowRecord flow, OutboxMail.Reference about) {
        return flow.state() == FlowState.OPEN && flow.sequence() <= about.sequence();
    }

    void remove(OutboxMail mail) {
        settle(mail, outbox -> outbox.remove(mail.id(), mail.attempts()));
    }

    void postpone(OutboxMail mail, Duration wait) {
        settle(
                mail,
                outbox -> outbox.postpone(
                        mail.id(), mail.attempts(), clock.instant().plus(wait)));
    }

    void doubt(OutboxMail mail, Duration wait) {
        settle(
                mail,
                outbox ->
                        outbox.doubt(mail.id(), mail.attempts(), clock.instant().plus(wait)));
    }

    void abandon(OutboxMail mail) {
        settle(mail, outbox -> outbox.abandon(mail.id(), mail.attempts(), clock.instant()));
    }

    /**
     * Tries for as long as a lease may last: a mail that was sent and is not removed would be sent again. Closing ends
     * the repetition, but not before the first try.
     */
    private void settle(OutboxMail mail, Predicate<OutboxStore> verb) {
        for (int failures = 0; !settled(mail, verb); ) {
            failures++;
            if (failures == TRIES_TO_SETTLE || closed.getAsBoolean()) {
                return;
            }
            LockSupport.parkNanos(outage.after(failures).toNanos()); // an interrupt ends it: see whether to go on
        }
    }

    private boolean settled(OutboxMail mail, Predicate<OutboxStore> verb) {
        try {
            boolean held = store.transact(unit -> verb.test(unit.outbox()));
            if (!held) {
                LOG.log(Level.WARNING, MailDelivery.name(mail) + ": its lease had run out");
            }
            return true;
        } catch (RuntimeException down) {
            LOG.log(Level.WARNING, MailDelivery.name(mail) + ": cannot be settled, " + MailDispatcher.name(down));
            return false;
        }
    }
}
