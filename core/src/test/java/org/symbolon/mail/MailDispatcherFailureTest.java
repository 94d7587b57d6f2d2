package org.symbolon.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.mail.Eventually.eventually;
import static org.symbolon.mail.MailRoom.HOURLY;
import static org.symbolon.mail.MailRoom.OFTEN;
import static org.symbolon.mail.Samples.CODES;
import static org.symbolon.mail.Samples.FLOW;
import static org.symbolon.mail.Samples.NOON;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.symbolon.account.Purpose;
import org.symbolon.store.FlowState;
import org.symbolon.store.MailKind;
import org.symbolon.store.OutboxMail;
import org.symbolon.store.StoreConflictException;
import org.symbolon.store.StoreFaultException;
import org.symbolon.store.StoreUnavailableException;
import org.symbolon.testkit.ManualClock;
import org.symbolon.testkit.RecordingMailer;

/** What becomes of a mail, and of the sender, when mailer or store fail. */
@Timeout(60)
class MailDispatcherFailureTest {
    private final MailRoom room = new MailRoom();
    private final ManualClock clock = room.clock();
    private final OutboxOnly store = room.store();
    private final RecordingMailer inbox = new RecordingMailer();

    @AfterEach
    void close() {
        inbox.recover();
        room.close();
    }

    @Test
    void triesAgainLaterAndLaterUnderTheSameIdWithTheSameCode() {
        var mail = room.put(Samples.outboxMail(MailKind.RESET_CODE));
        room.putFlow(MailKind.RESET_CODE, FlowState.OPEN, 1);
        inbox.failWith(new IOException("down"));
        room.start(inbox, OFTEN);

        assertPostponed(mail, 1, Duration.ofMillis(1500), Duration.ofMillis(2500));
        assertPostponed(mail, 2, Duration.ofSeconds(3), Duration.ofSeconds(5));
        assertPostponed(mail, 3, Duration.ofSeconds(6), Duration.ofSeconds(10));

        inbox.recover();
        clock.advance(Duration.ofSeconds(10));
        assertThat(inbox.codeFor("ada.lovelace@example.org"))
                .isEqualTo(CODES.print("k1", FLOW, Purpose.PASSWORD_RESET, 1));
        assertThat(inbox.mails()).extracting(Mail::id).containsExactly(mail.id());
    }

    private void assertPostponed(OutboxMail mail, int attempt, Duration least, Duration most) {
        var wait = room.postponedAfter(mail, attempt);
        assertThat(wait).isBetween(least, most);
        clock.advance(wait);
    }

    @Test
    void aLogThatThrowsNeitherStopsTheSendersNorHasAMailSentTwice() {
        try (var log = MailLog.broken()) {
            store.failNext(new StoreUnavailableException("down"), new StoreUnavailableException("down"));
            var mail = room.put(Samples.outboxMail(MailKind.PASSWORD_CHANGED));
            room.start(inbox, OFTEN);

            eventually(() -> assertThat(store.row(mail)).isNull());
            eventually(() -> assertThat(log.lines()).hasSizeGreaterThanOrEqualTo(3));
            assertThat(inbox.mails()).hasSize(1);
        }
    }

    @Test
    void keepsGoingWhenTheMailerHasABug() {
        var mail = room.put(Samples.outboxMail(MailKind.PASSWORD_CHANGED));
        inbox.failWith(new IllegalStateException("bug"));
        room.start(inbox, OFTEN);
        eventually(() -> assertThat(room.row(mail).mail().dueAt()).isAfter(NOON));

        inbox.recover();
        clock.advance(Duration.ofSeconds(3));

        eventually(() -> assertThat(store.row(mail)).isNull());
        assertThat(inbox.mails()).hasSize(1);
    }

    @Test
    void keepsGoingWhenTheMailerCannotBeLinked() {
        var calls = new AtomicInteger();
        var mail = room.put(Samples.outboxMail(MailKind.PASSWORD_CHANGED));
        room.start(
                sent -> {
                    if (calls.incrementAndGet() <= 4) {
                        throw new NoClassDefFoundError("jakarta/mail/Session");
                    }
                },
                OFTEN);

        eventually(() -> {
            clock.advance(Duration.ofMinutes(1));
            assertThat(calls.get()).isGreaterThanOrEqualTo(5);
        });
        eventually(() -> assertThat(store.row(mail)).isNull());
    }

    @Test
    void keepsTheMailThatWasRefusedForTheOperatorAndNeverTriesAgain() {
        var mail = room.put(Samples.outboxMail(MailKind.PASSWORD_CHANGED));
        var calls = new AtomicInteger();
        room.start(
                sent -> {
                    calls.incrementAndGet();
                    throw new MailRefusedException("no such mailbox");
                },
                OFTEN);

        eventually(() -> assertThat(room.row(mail).abandoned()).isTrue());
        clock.advance(Duration.ofMinutes(20));
        room.awaitAnotherLook();
        assertThat(calls).hasValue(1);
    }

    @Test
    void triesAMailThatWasPerhapsSentOnceMoreAtMost() {
        var mail = room.put(Samples.outboxMail(MailKind.PASSWORD_CHANGED));
        var calls = new AtomicInteger();
        room.start(
                sent -> {
                    calls.incrementAndGet();
                    throw new MailPerhapsSentException("no answer");
                },
                OFTEN);

        eventually(() -> {
            clock.advance(Duration.ofSeconds(2));
            assertThat(room.row(mail).abandoned()).isTrue();
        });
        assertThat(calls).hasValue(2);
    }

    @Test
    void remembersADoubtBeyondItsOwnLife() {
        var mail = room.put(Samples.outboxMail(MailKind.PASSWORD_CHANGED));
        var calls = new AtomicInteger();
        Mailer silent = sent -> {
            calls.incrementAndGet();
            throw new MailPerhapsSentException("no answer");
        };
        try (var first = room.dispatcher(silent, OFTEN, Duration.ofMillis(50))) {
            first.start();
            eventually(() -> assertThat(room.row(mail).mail().perhapsSent()).isTrue());
        }
        clock.advance(Duration.ofMinutes(10));
        try (var second = room.dispatcher(silent, OFTEN, Duration.ofMillis(50))) {
            second.start();
            eventually(() -> assertThat(room.row(mail).abandoned()).isTrue());
        }
        clock.advance(Duration.ofMinutes(10));
        try (var third = room.dispatcher(silent, OFTEN, Duration.ofMillis(50))) {
            int units = store.units();
            third.start();
            eventually(() -> assertThat(store.units()).isGreaterThan(units + 3));
        }

        assertThat(calls).hasValue(2);
    }

    @Test
    void keepsGoingWhenTheStoreIsDownOrInConflict() {
        room.start(inbox, OFTEN);
        store.failNext(
                new StoreUnavailableException("down"),
                new StoreConflictException("in the way"),
                new StoreUnavailableException("down"),
                new IllegalStateException("bug"));
        eventually(() -> assertThat(store.hasOutages()).isFalse());

        room.put(Samples.outboxMail(MailKind.PASSWORD_CHANGED));

        assertThat(inbox.lastTo("ada.lovelace@example.org")).isNotNull();
    }

    @Test
    void waitsLongerAndLongerWhileTheStoreIsDown() {
        store.failNext(Collections.nCopies(10_000, new StoreUnavailableException("down"))
                .toArray(RuntimeException[]::new));
        room.start(inbox, Duration.ofMillis(1));

        eventually(() -> assertThat(store.units()).isGreaterThanOrEqualTo(9));
        int before = store.units();
        var watched = System.nanoTime() + Duration.ofMillis(300).toNanos();
        eventually(() -> assertThat(System.nanoTime()).isGreaterThan(watched));
        assertThat(store.units() - before).isLessThan(12);
    }

    @Test
    void sendsOnceThoughTheStoreFailsAfterTheSending() {
        var mail = room.put(Samples.outboxMail(MailKind.PASSWORD_CHANGED));
        var calls = new AtomicInteger();
        room.start(
                sent -> {
                    calls.incrementAndGet();
                    store.failNext(new StoreConflictException("in the way"), new StoreUnavailableException("down"));
                },
                HOURLY);

        eventually(() -> assertThat(store.row(mail)).isNull());
        assertThat(calls).hasValue(1);
    }

    @Test
    void sendsOnceThoughTheMailerLeavesItsThreadInterrupted() {
        var mail = room.put(Samples.outboxMail(MailKind.PASSWORD_CHANGED));
        var calls = new AtomicInteger();
        room.start(
                sent -> {
                    calls.incrementAndGet();
                    Thread.currentThread().interrupt();
                },
                OFTEN);

        eventually(() -> assertThat(store.row(mail)).isNull());
        var next = room.put(Samples.outboxMail("next", MailKind.PASSWORD_CHANGED, null, "k1"));
        eventually(() -> assertThat(store.row(next)).isNull());
        assertThat(calls).hasValue(2);
        assertThat(store.interrupted()).isZero();
    }

    @Test
    void takesOverWhatADeadNodeHadLeasedOnceTheLeaseHasRunOut() {
        var mail = Samples.outboxMail(MailKind.PASSWORD_CHANGED);
        store.lease(mail, NOON.plus(MailOutbox.LEASE));
        room.start(inbox, OFTEN);

        clock.advance(MailOutbox.LEASE.minusMillis(1));
        room.awaitAnotherLook();
        assertThat(inbox.mails()).isEmpty();

        clock.advance(Duration.ofMillis(1));
        assertThat(inbox.lastTo("ada.lovelace@example.org").id()).isEqualTo(mail.id());
    }

    @Test
    void aLeaseOutlastsTwoSendsAndClocksThatDisagree() {
        var leased = new CopyOnWriteArrayList<Instant>();
        var mail = room.put(Samples.outboxMail(MailKind.PASSWORD_CHANGED));
        room.start(sent -> leased.add(room.row(mail).leasedUntil()), OFTEN);

        eventually(() -> assertThat(leased).hasSize(1));
        assertThat(leased.get(0)).isAfter(NOON.plusSeconds(2 * Mailer.DEADLINE_SECONDS + 30));
    }

    @Test
    void logsIdKindAttemptAndClassOfFailureButNothingThatIsAPersonsOrASecret() {
        try (var log = new MailLog()) {
            var mail = room.put(Samples.outboxMail(
                    "another-one", MailKind.RESET_CODE, Samples.about(MailKind.RESET_CODE, 1), "k1"));
            var good = room.put(Samples.outboxMail(MailKind.RESET_CODE));
            room.putFlow(MailKind.RESET_CODE, FlowState.OPEN, 1);
            inbox.failWith(new IOException("550 Ada.Lovelace@example.org, said the driver"));
            room.start(inbox, OFTEN);

            eventually(() -> assertThat(log.lines())
                    .anyMatch(line -> line.contains(good.id().value())));
            eventually(() -> assertThat(room.row(mail).mail().dueAt()).isAfter(NOON));

            assertThat(log.lines())
                    .anySatisfy(line -> assertThat(line)
                            .contains(
                                    "RESET_CODE",
                                    "attempt 1",
                                    "java.io.IOException",
                                    good.id().value()));
            assertThat(log.lines())
                    .allSatisfy(line -> assertThat(line)
                            .doesNotContainIgnoringCase("lovelace")
                            .doesNotContain(
                                    CODES.print("k1", FLOW, Purpose.PASSWORD_RESET, 1),
                                    "said the driver",
                                    "password reset")
                            .doesNotContain("\r", "\n"));
        }
    }

    @Test
    void aConflictIsTriedAgainSoonAndTroublesNoOperator() {
        try (var log = new MailLog()) {
            var mail = room.put(Samples.outboxMail(MailKind.PASSWORD_CHANGED));
            store.failNext(conflicts(30));

            room.start(inbox, HOURLY);

            eventually(() -> assertThat(store.row(mail)).isNull());
            assertThat(log.lines()).anyMatch(line -> line.contains("another was in the way"));
            assertThat(log.warnings()).isEmpty();
        }
    }

    @Test
    void aConflictAfterTheSendingIsTriedAgainSoonAndSendsNothingTwice() {
        try (var log = new MailLog()) {
            var mail = room.put(Samples.outboxMail(MailKind.PASSWORD_CHANGED));
            var calls = new AtomicInteger();
            room.start(
                    sent -> {
                        calls.incrementAndGet();
                        store.failNext(conflicts(15));
                    },
                    HOURLY);

            eventually(() -> assertThat(store.row(mail)).isNull());
            assertThat(calls).hasValue(1);
            assertThat(log.warnings()).isEmpty();
        }
    }

    @Test
    void anOutageIsToldToTheOperator() {
        try (var log = new MailLog()) {
            store.failNext(new StoreConflictException("in the way"), new StoreUnavailableException("down"));

            room.start(inbox, OFTEN);

            eventually(() -> assertThat(log.warnings())
                    .containsExactly(
                            "The outbox cannot be read, failure 1: " + StoreUnavailableException.class.getName()));
        }
    }

    @Test
    void whatOnlyAPersonCanMendIsToldWithItsReason() {
        try (var log = new MailLog()) {
            store.failNext(new StoreFaultException("a table is missing"));

            room.start(inbox, OFTEN);

            eventually(() -> assertThat(log.warnings())
                    .containsExactly("The outbox cannot be read, failure 1: " + StoreFaultException.class.getName()
                            + ": a table is missing"));
        }
    }

    private static RuntimeException[] conflicts(int count) {
        return Collections.nCopies(count, new StoreConflictException("in the way"))
                .toArray(RuntimeException[]::new);
    }
}
