package org.symbolon.mail;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.HandleDigest;
import org.symbolon.account.Purpose;
import org.symbolon.store.AbandonedMail;
import org.symbolon.store.AccountStore;
import org.symbolon.store.ConsentStore;
import org.symbolon.store.FlowRecord;
import org.symbolon.store.FlowStore;
import org.symbolon.store.LedgerStore;
import org.symbolon.store.MailId;
import org.symbolon.store.OutboxMail;
import org.symbolon.store.OutboxStatus;
import org.symbolon.store.OutboxStore;
import org.symbolon.store.SessionStore;
import org.symbolon.store.Store;
import org.symbolon.store.StoreUnit;
import org.symbolon.store.Target;

/** For the dispatcher's tests only: an outbox, flows to look up, and outages on demand. Nothing else of a store. */
final class OutboxOnly implements Store {
    private final Map<MailId, Row> rows = new LinkedHashMap<>();
    private final Map<HandleDigest, FlowRecord> flows = new HashMap<>();
    private final Queue<RuntimeException> outages = new ArrayDeque<>();
    private final ThreadLocal<Boolean> busy = ThreadLocal.withInitial(() -> false);
    private int units;
    private int interrupted;

    record Row(OutboxMail mail, Instant leasedUntil, boolean abandoned) {}

    /** The next transactions fail, one with each. */
    synchronized void failNext(RuntimeException... failures) {
        outages.addAll(List.of(failures));
    }

    /** Whether this thread is within a transaction. */
    boolean isBusy() {
        return busy.get();
    }

    synchronized int units() {
        return units;
    }

    /** How often an interrupted thread came, which would cost a real store its connection. */
    synchronized int interrupted() {
        return interrupted;
    }

    synchronized boolean hasOutages() {
        return !outages.isEmpty();
    }

    synchronized void put(OutboxMail mail) {
        rows.put(mail.id(), new Row(mail, Instant.MIN, false));
    }

    synchronized void lease(OutboxMail mail, Instant until) {
        rows.put(mail.id(), new Row(mail, until, false));
    }

    synchronized void put(FlowRecord flow) {
        flows.put(flow.digest(), flow);
    }

    synchronized @Nullable Row row(OutboxMail mail) {
        return rows.get(mail.id());
    }

    @Override
    public synchronized <T> T transact(Function<StoreUnit, T> work) {
        units++;
        if (Thread.currentThread().isInterrupted()) {
            interrupted++;
            throw new IllegalStateException("An interrupted thread gets no connection");
        }
        var outage = outages.poll();
        if (outage != null) {
            throw outage;
        }
        var before = new LinkedHashMap<>(rows);
        busy.set(true);
        try {
            return work.apply(new Unit());
        } catch (RuntimeException failure) {
            rows.clear();
            rows.putAll(before);
            throw failure;
        } finally {
            busy.set(false);
        }
    }

    private static IllegalStateException unneeded() {
        return new IllegalStateException("The mail room has no business here");
    }

    private final class Unit implements StoreUnit {
        @Override
        public FlowStore flows() {
            return new Flows();
        }

        @Override
        public OutboxStore outbox() {
            return new Outbox();
        }

        @Override
        public AccountStore accounts() {
            throw unneeded();
        }

        @Override
        public SessionStore sessions() {
            throw unneeded();
        }

        @Override
        public LedgerStore ledger() {
            throw unneeded();
        }

        @Override
        public ConsentStore consents() {
            throw unneeded();
        }

        @Override
        public void rollBack() {
            throw unneeded();
        }
    }

    private final class Outbox implements OutboxStore {
        @Override
        public void insert(OutboxMail mail) {
            throw unneeded();
        }

        @Override
        public Optional<OutboxMail> lease(Set<String> keys, Instant now, Instant until) {
            var due = rows.values().stream()
                    .filter(row -> !row.abandoned() && !row.leasedUntil().isAfter(now))
                    .map(Row::mail)
                    .filter(mail -> !mail.dueAt().isAfter(now) && keys.contains(mail.keyName()))
                    .min(Comparator.comparing(OutboxMail::dueAt))
                    .map(mail -> with(mail, mail.attempts() + 1, mail.dueAt()));
            due.ifPresent(mail -> rows.put(mail.id(), new Row(mail, until, false)));
            return due;
        }

        @Override
        public boolean remove(MailId id, int attempt) {
            return isHeld(id, attempt) && rows.remove(id) != null;
        }

        @Override
        public boolean postpone(MailId id, int attempt, Instant dueAt) {
            return replace(id, attempt, mail -> new Row(with(mail, mail.attempts(), dueAt), Instant.MIN, false));
        }

        @Override
        public boolean doubt(MailId id, int attempt, Instant dueAt) {
            return replace(id, attempt, mail -> new Row(mail.doubted(dueAt), Instant.MIN, false));
        }

        @Override
        public boolean abandon(MailId id, int attempt, Instant now) {
            return replace(id, attempt, mail -> new Row(mail, Instant.MIN, true));
        }

        @Override
        public OutboxStatus status() {
            throw unneeded();
        }

        @Override
        public List<AbandonedMail> abandoned(int limit) {
            throw unneeded();
        }

        @Override
        public int deleteTo(EmailAddress address) {
            throw unneeded();
        }

        @Override
        public int purge(Instant abandonedBefore, int limit) {
            throw unneeded();
        }

        private boolean replace(MailId id, int attempt, Function<OutboxMail, Row> change) {
            return isHeld(id, attempt) && rows.computeIfPresent(id, (same, row) -> change.apply(row.mail())) != null;
        }

        private boolean isHeld(MailId id, int attempt) {
            var row = rows.get(id);
            return row != null && row.mail().attempts() == attempt;
        }

        private static OutboxMail with(OutboxMail mail, int attempts, Instant dueAt) {
            return new OutboxMail(
                    mail.id(),
                    mail.kind(),
                    mail.recipient(),
                    mail.about(),
                    mail.keyName(),
                    mail.lastOfBudget(),
                    attempts,
                    mail.perhapsSent(),
                    mail.createdAt(),
                    dueAt,
                    mail.expiresAt());
        }
    }

    private final class Flows implements FlowStore {
        @Override
        public Optional<FlowRecord> find(HandleDigest digest) {
            return Optional.ofNullable(flows.get(digest));
        }

        @Override
        public boolean insert(FlowRecord flow) {
            throw unneeded();
        }

        @Override
        public Optional<FlowRecord> countAttempt(HandleDigest digest, Purpose purpose, Set<String> keys, Instant now) {
            throw unneeded();
        }

        @Override
        public Optional<FlowRecord> reissue(
                HandleDigest digest,
                Purpose purpose,
                Instant now,
                Instant startedSince,
                Instant codeExpiry,
                Instant resendAt) {
            throw unneeded();
        }

        @Override
        public boolean prove(HandleDigest digest, Instant until) {
            throw unneeded();
        }

        @Override
        public boolean finish(HandleDigest digest, Target target, Instant now) {
            throw unneeded();
        }

        @Override
        public boolean redeem(HandleDigest digest, Instant now) {
            throw unneeded();
        }

        @Override
        public int deleteTo(EmailAddress address) {
            throw unneeded();
        }

        @Override
        public int purge(Instant expiredBefore, int limit) {
            throw unneeded();
        }
    }
}
