package org.symbolon.mail;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.symbolon.flow.QuietLog;
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

    private static final QuietLog LOG = new QuietLog(System.getLogger("org.symbolon.mail"));
    private static final int OUTAGES_TO_SETTLE = 20;
    private static final int CONFLICTS_TO_SETTLE = 200;

    private final Store store;
    private final KeyRing keys;
    private final Clock clock;
    private final RandomGenerator random;
    private final BooleanSupplier closed;

    MailOutbox(Store store, KeyRing keys, Clock clock, RandomGenerator random, BooleanSupplier closed) {
        this.store = store;
        this.keys = keys;
        this.clock = clock;
        this.random = random;
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
     * the repetition where the store is down, but not before the first try.
     */
    private void settle(OutboxMail mail, Predicate<OutboxStore> verb) {
        var trouble = new StoreTrouble(random);
        while (!settled(mail, verb, trouble)) {
            if (isHopeless(trouble)) {
                return;
            }
        }
    }

    private boolean isHopeless(StoreTrouble trouble) {
        return trouble.outages() >= (closed.getAsBoolean() ? 1 : OUTAGES_TO_SETTLE)
                || trouble.conflicts() >= CONFLICTS_TO_SETTLE;
    }

    private boolean settled(OutboxMail mail, Predicate<OutboxStore> verb, StoreTrouble trouble) {
        try {
            boolean held = store.transact(unit -> verb.test(unit.outbox()));
            if (!held) {
                LOG.write(Level.WARNING, MailDelivery.name(mail) + ": its lease had run out");
            }
            return true;
        } catch (RuntimeException failure) {
            var wait = trouble.met(failure, MailDelivery.name(mail) + ": cannot be settled");
            pause(wait);
            return false;
        }
    }

    /**
     * An interrupt ends it, to see whether to go on, and is then forgotten, since it would fail the store's next verb.
     */
    private static void pause(Duration wait) {
        LockSupport.parkNanos(wait.toNanos());
        boolean unused = Thread.interrupted();
    }
}
