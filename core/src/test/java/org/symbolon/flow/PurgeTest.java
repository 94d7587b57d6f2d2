package org.symbolon.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.symbolon.account.AccountId;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Handle;
import org.symbolon.account.PasswordHash;
import org.symbolon.account.Purpose;
import org.symbolon.account.ReturnTo;
import org.symbolon.account.SessionId;
import org.symbolon.event.SymbolonListener;
import org.symbolon.store.AccountRecord;
import org.symbolon.store.Charge;
import org.symbolon.store.FlowProgress;
import org.symbolon.store.FlowRecord;
import org.symbolon.store.MailId;
import org.symbolon.store.MailKind;
import org.symbolon.store.OutboxMail;
import org.symbolon.store.Recipient;
import org.symbolon.store.SessionRecord;
import org.symbolon.store.Store;
import org.symbolon.store.StoreUnavailableException;
import org.symbolon.store.StoreUnit;
import org.symbolon.store.memory.InMemoryStore;
import org.symbolon.testkit.ManualClock;

class PurgeTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Recipient ADA =
            new Recipient(EmailAddress.parse("ada@example.org").orElseThrow(), Locale.ENGLISH);
    private static final AccountId ACCOUNT =
            AccountId.parse("01234567-89ab-4cde-8f01-23456789abcd").orElseThrow();

    private final ManualClock clock = ManualClock.at(NOW);
    private final InMemoryStore store = new InMemoryStore();
    private final Transactions transactions = new Transactions(store, SymbolonListener.NONE, () -> {}, new Random(1));
    private final Purge purge = new Purge(transactions, clock);

    private void purgeAfter(Duration time) {
        clock.set(NOW.plus(time));
        purge.run();
    }

    private static FlowRecord flow(Handle handle) {
        return new FlowRecord(
                handle.digest(),
                Purpose.REGISTRATION,
                "k1",
                MailKind.REGISTRATION_CODE,
                ADA,
                ReturnTo.HOME,
                NOW,
                null,
                null,
                null,
                FlowProgress.opened(5, NOW, NOW));
    }

    @Test
    void s17FlowsGoAnHourAfterTheyExpiredHoweverManyThereAre() {
        var handles = new java.util.ArrayList<Handle>();
        var random = new java.security.SecureRandom();
        for (int number = 0; number < 1_001; number++) {
            var handle = Handle.random(random);
            handles.add(handle);
            assertThat(transactions.<Boolean>run(work -> work.flows().insert(flow(handle))))
                    .isTrue();
        }
        purgeAfter(Duration.ofHours(1));
        assertThat(left(handles)).isEqualTo(1_001);

        purgeAfter(Duration.ofHours(1).plusMillis(1));
        assertThat(left(handles)).isZero();
    }

    @Test
    void flowsGoInWhateverStateTheyEnded() {
        var open = flow(Handle.of("open"));
        var exhausted = flow(Handle.of("exhausted")).withAttemptsLeft(0);
        var proven = flow(Handle.of("proven")).proven(NOW);
        var done = flow(Handle.of("done")).done(null, NOW);
        var flows = List.of(open, exhausted, proven, done);
        transactions.run(work -> flows.stream().filter(work.flows()::insert).count());

        purgeAfter(Duration.ofHours(1));
        assertThat(kept(flows)).isEqualTo(4);
        purgeAfter(Duration.ofHours(1).plusMillis(1));
        assertThat(kept(flows)).isZero();
    }

    private long kept(List<FlowRecord> flows) {
        return transactions.run(work -> flows.stream()
                .filter(flow -> work.flows().find(flow.digest()).isPresent())
                .count());
    }

    private long left(List<Handle> handles) {
        return handles.stream()
                .filter(handle -> transactions.<Boolean>run(
                        work -> work.flows().find(handle.digest()).isPresent()))
                .count();
    }

    @Test
    void endedSessionsGoAndLiveOnesStay() {
        var id = SessionId.of(new byte[SessionId.BYTES]);
        var end = NOW.plusSeconds(60);
        transactions.run(work -> {
            var hash = PasswordHash.of("hash");
            work.accounts()
                    .insert(new AccountRecord(ACCOUNT, ADA.address(), hash, 1, false, Locale.ENGLISH, NOW), Map.of());
            return work.sessions().insert(new SessionRecord(id, ACCOUNT, 1, 1, "k1", NOW, NOW, end, end, ""));
        });
        purgeAfter(Duration.ofSeconds(59));
        assertThat(transactions.<Boolean>run(
                        work -> work.sessions().findLive(id, NOW).isPresent()))
                .isTrue();

        purgeAfter(Duration.ofSeconds(61));
        assertThat(transactions.<Boolean>run(work -> work.sessions().delete(ACCOUNT, id)))
                .isFalse();
    }

    @Test
    void mailsGoAWeekAfterTheyWereGivenUpAndOthersStay() {
        var givenUp = mail("given-up");
        var waiting = mail("waiting");
        transactions.run(work -> {
            work.send(givenUp);
            var leased = work.outbox().lease(Set.of("k1"), NOW, NOW).orElseThrow();
            work.send(waiting);
            return work.outbox().abandon(leased.id(), leased.attempts(), NOW);
        });
        purgeAfter(Duration.ofDays(7));
        assertThat(purgedMails()).isZero();

        clock.set(NOW.plus(Duration.ofDays(7)).plusMillis(1));
        assertThat(purgedMails()).isEqualTo(1);
        purge.run();
        assertThat(purgedMails()).isZero();
        Optional<OutboxMail> left = transactions.run(work -> work.outbox().lease(Set.of("k1"), NOW, NOW));
        assertThat(left).map(OutboxMail::id).contains(waiting.id());
    }

    /** How many there were to purge, which stay. */
    private int purgedMails() {
        return transactions.run(work -> {
            int purged = work.outbox().purge(clock.instant().minus(Duration.ofDays(7)), 10);
            work.rollBack();
            return purged;
        });
    }

    private static OutboxMail mail(String id) {
        var end = NOW.plus(Duration.ofDays(30));
        return new OutboxMail(new MailId(id), MailKind.PASSWORD_CHANGED, ADA, null, "k1", NOW, end);
    }

    @Test
    void budgetsGoWhenTheyAreFullAgainAndNotBefore() {
        var charge = List.of(new Charge("bucket", 1, Duration.ofMinutes(10)));
        assertThat(transactions.run(work -> work.ledger().charge(charge, NOW)).granted())
                .isTrue();

        purgeAfter(Duration.ofMinutes(10).minusMillis(1));
        assertThat(transactions
                        .run(work -> work.ledger().charge(charge, clock.instant()))
                        .granted())
                .isFalse();
        purgeAfter(Duration.ofMinutes(10));
        assertThat(transactions.<Integer>run(work -> work.ledger().purge(clock.instant(), 10)))
                .as("nothing is left to purge")
                .isZero();
    }

    /** Down for one unit. */
    private record DownOnce(Store store, AtomicBoolean down) implements Store {
        @Override
        public <T> T transact(Function<StoreUnit, T> work) {
            if (down.getAndSet(false)) {
                throw new StoreUnavailableException("down");
            }
            return store.transact(work);
        }
    }

    @Test
    void whatCannotBeRemovedNowKeepsNothingElseFromBeingRemoved() {
        transactions.<Boolean>run(work -> {
            work.outbox()
                    .insert(new OutboxMail(
                            new MailId("old"), MailKind.PASSWORD_CHANGED, ADA, null, "k1", NOW, NOW.plusSeconds(1)));
            return true;
        });
        clock.set(NOW.plus(Duration.ofDays(8)));
        var downOnce = new DownOnce(store, new AtomicBoolean(true));
        var overIt = new Transactions(downOnce, SymbolonListener.NONE, () -> {}, new Random(1));

        assertThatThrownBy(() -> new Purge(overIt, clock).run()).isInstanceOf(StoreUnavailableException.class);

        Optional<OutboxMail> left = transactions.run(work -> work.outbox()
                .lease(Set.of("k1"), clock.instant(), clock.instant().plusSeconds(1)));
        assertThat(left).isEmpty();
    }
}
