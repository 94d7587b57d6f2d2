package org.symbolon.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.symbolon.mail.Eventually.eventually;
import static org.symbolon.mail.Samples.CODES;
import static org.symbolon.mail.Samples.FLOW;
import static org.symbolon.mail.Samples.KEYS;
import static org.symbolon.mail.Samples.NOON;
import static org.symbolon.mail.Samples.SITE;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.symbolon.account.Purpose;
import org.symbolon.account.ReturnTo;
import org.symbolon.store.FlowProgress;
import org.symbolon.store.FlowRecord;
import org.symbolon.store.FlowState;
import org.symbolon.store.MailKind;
import org.symbolon.store.OutboxMail;
import org.symbolon.store.StoreConflictException;
import org.symbolon.store.StoreUnavailableException;
import org.symbolon.testkit.ManualClock;
import org.symbolon.testkit.RecordingMailer;

@Timeout(60)
class MailDispatcherTest {
    private static final Duration HOURLY = Duration.ofHours(1);
    private static final Duration OFTEN = Duration.ofMillis(10);

    private final ManualClock clock = ManualClock.at(NOON);
    private final OutboxOnly store = new OutboxOnly();
    private final RecordingMailer inbox = new RecordingMailer();
    private @Nullable MailDispatcher dispatcher;

    @AfterEach
    void close() {
        inbox.recover();
        if (dispatcher != null) {
            dispatcher.close();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"REGISTRATION_CODE", "RESET_CODE"})
    void sendsACodeMailWithTheCodeOfItsFlowAndRemovesIt(MailKind kind) {
        var mail = put(Samples.outboxMail(kind));
        putFlow(kind, FlowState.OPEN, 1);

        start(inbox, OFTEN);

        var sent = inbox.lastTo("ada.lovelace@EXAMPLE.org");
        var about = Objects.requireNonNull(mail.about());
        assertThat(inbox.codeFor("ada.lovelace@example.org")).isEqualTo(CODES.print("k1", FLOW, about.purpose(), 1));
        assertThat(sent.subject()).endsWith("(" + CODES.label("k1", FLOW) + ")");
        assertThat(sent.id()).isEqualTo(mail.id());
        assertThat(sent.to().text()).isEqualTo("Ada.Lovelace@example.org");
        eventually(() -> assertThat(store.row(mail)).isNull());
        assertThat(inbox.mails()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"ALREADY_REGISTERED", "NO_ACCOUNT"})
    void sendsADecoysMailWithItsLabelButNoCode(MailKind kind) {
        var mail = put(Samples.outboxMail(kind));
        putFlow(kind, FlowState.OPEN, 1);

        start(inbox, OFTEN);

        var sent = inbox.lastTo("ada.lovelace@example.org");
        assertThat(sent.subject()).endsWith("(" + CODES.label("k1", FLOW) + ")");
        assertThat(sent.text()).doesNotContain(CODES.print("k1", FLOW, Purpose.REGISTRATION, 1));
        eventually(() -> assertThat(store.row(mail)).isNull());
    }

    @Test
    void sendsANoticeThatBelongsToNoFlow() {
        put(Samples.outboxMail(MailKind.PASSWORD_CHANGED));

        start(inbox, OFTEN);

        assertThat(inbox.lastTo("ada.lovelace@example.org").kind()).isEqualTo(MailKind.PASSWORD_CHANGED);
    }

    @Test
    void sendsOutsideAnyTransaction() {
        var within = new CopyOnWriteArrayList<Boolean>();
        var mail = put(Samples.outboxMail(MailKind.PASSWORD_CHANGED));

        start(sent -> within.add(store.isBusy()), OFTEN);

        eventually(() -> assertThat(store.row(mail)).isNull());
        assertThat(within).containsExactly(false);
    }

    @Test
    void leavesAMailAloneWhoseKeyThisNodeLacks() {
        var foreign = put(Samples.outboxMail("foreign", MailKind.PASSWORD_CHANGED, null, "k2"));
        var own = put(Samples.outboxMail("own", MailKind.PASSWORD_CHANGED, null, "k1"));

        start(inbox, OFTEN);

        eventually(() -> assertThat(store.row(own)).isNull());
        afterAnotherLook();
        assertThat(store.row(foreign))
                .satisfies(row -> assertThat(row.mail().attempts()).isZero());
        assertThat(inbox.mails()).hasSize(1);
    }

    @Test
    void removesAMailOfKindNoneUnsent() {
        putFlow(MailKind.NONE, FlowState.OPEN, 1);

        assertRemovedUnsent(Samples.outboxMail(MailKind.NONE));
    }

    @Test
    void removesAnExpiredMailUnsent() {
        putFlow(MailKind.RESET_CODE, FlowState.OPEN, 1);
        clock.advance(Duration.ofMinutes(30));

        assertRemovedUnsent(Samples.outboxMail(MailKind.RESET_CODE));
    }

    @Test
    void sendsAMailInItsLastMillisecond() {
        put(Samples.outboxMail(MailKind.RESET_CODE));
        putFlow(MailKind.RESET_CODE, FlowState.OPEN, 1);
        clock.advance(Duration.ofMinutes(30).minusMillis(1));

        start(inbox, OFTEN);

        assertThat(inbox.lastTo("ada.lovelace@example.org").text()).contains("less than a minute");
    }

    @Test
    void removesASupersededMailUnsentAndSendsTheNewerOne() {
        putFlow(MailKind.RESET_CODE, FlowState.OPEN, 2);
        var newer = put(Samples.outboxMail("newer", MailKind.RESET_CODE, Samples.about(MailKind.RESET_CODE, 2), "k1"));

        var older = put(Samples.outboxMail(MailKind.RESET_CODE));
        start(inbox, OFTEN);

        eventually(() -> assertThat(store.row(older)).isNull());
        eventually(() -> assertThat(store.row(newer)).isNull());
        assertThat(inbox.mails()).extracting(Mail::id).containsExactly(newer.id());
        assertThat(inbox.codeFor("ada.lovelace@example.org"))
                .isEqualTo(CODES.print("k1", FLOW, Purpose.PASSWORD_RESET, 2));
    }

    @ParameterizedTest
    @EnumSource(names = {"PROVEN", "DONE"})
    void removesAMailUnsentWhoseFlowAwaitsNoCodeAnyMore(FlowState state) {
        putFlow(MailKind.RESET_CODE, state, 1);

        assertRemovedUnsent(Samples.outboxMail(MailKind.RESET_CODE));
    }

    @Test
    void removesAMailUnsentWhoseFlowIsGone() {
        assertRemovedUnsent(Samples.outboxMail(MailKind.RESET_CODE));
    }

    private void assertRemovedUnsent(OutboxMail mail) {
        put(mail);
        start(inbox, OFTEN);

        eventually(() -> assertThat(store.row(mail)).isNull());
        afterAnotherLook();
        assertThat(inbox.mails()).isEmpty();
    }

    @Test
    void saysTheMinutesThatAreLeftWhenItIsSentRatherThanWritten() {
        put(Samples.outboxMail(MailKind.RESET_CODE));
        putFlow(MailKind.RESET_CODE, FlowState.OPEN, 1);
        clock.advance(Duration.ofSeconds(700));

        start(inbox, OFTEN);

        assertThat(inbox.lastTo("ada.lovelace@example.org").text()).contains("works for 18 minutes.");
    }

    @Test
    void triesAgainLaterAndLaterUnderTheSameIdWithTheSameCode() {
        var mail = put(Samples.outboxMail(MailKind.RESET_CODE));
        putFlow(MailKind.RESET_CODE, FlowState.OPEN, 1);
        inbox.failWith(new IOException("down"));
        start(inbox, OFTEN);

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
        eventually(() -> assertThat(row(mail)).satisfies(row -> {
            assertThat(row.mail().attempts()).isEqualTo(attempt);
            assertThat(row.leasedUntil()).isEqualTo(Instant.MIN);
        }));
        var wait = Duration.between(clock.instant(), row(mail).mail().dueAt());
        assertThat(wait).isBetween(least, most);
        clock.advance(wait);
    }

    @Test
    void keepsGoingWhenTheMailerHasABug() {
        var mail = put(Samples.outboxMail(MailKind.PASSWORD_CHANGED));
        inbox.failWith(new IllegalStateException("bug"));
        start(inbox, OFTEN);
        eventually(() -> assertThat(row(mail).mail().dueAt()).isAfter(NOON));

        inbox.recover();
        clock.advance(Duration.ofSeconds(3));

        eventually(() -> assertThat(store.row(mail)).isNull());
        assertThat(inbox.mails()).hasSize(1);
    }

    @Test
    void keepsGoingWhenTheMailerCannotBeLinked() {
        var calls = new AtomicInteger();
        var mail = put(Samples.outboxMail(MailKind.PASSWORD_CHANGED));
        start(
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
        var mail = put(Samples.outboxMail(MailKind.PASSWORD_CHANGED));
        var calls = new AtomicInteger();
        start(
                sent -> {
                    calls.incrementAndGet();
                    throw new MailRefusedException("no such mailbox");
                },
                OFTEN);

        eventually(() -> assertThat(row(mail).abandoned()).isTrue());
        clock.advance(Duration.ofMinutes(20));
        afterAnotherLook();
        assertThat(calls).hasValue(1);
    }

    @Test
    void triesAMailThatWasPerhapsSentOnceMoreAtMost() {
        var mail = put(Samples.outboxMail(MailKind.PASSWORD_CHANGED));
        var calls = new AtomicInteger();
        start(
                sent -> {
                    calls.incrementAndGet();
                    throw new MailPerhapsSentException("no answer");
                },
                OFTEN);

        eventually(() -> {
            clock.advance(Duration.ofSeconds(2));
            assertThat(row(mail).abandoned()).isTrue();
        });
        assertThat(calls).hasValue(2);
    }

    @Test
    void remembersADoubtBeyondItsOwnLife() {
        var mail = put(Samples.outboxMail(MailKind.PASSWORD_CHANGED));
        var calls = new AtomicInteger();
        Mailer silent = sent -> {
            calls.incrementAndGet();
            throw new MailPerhapsSentException("no answer");
        };
        try (var first = dispatcher(silent, OFTEN, Duration.ofMillis(50))) {
            first.start();
            eventually(() -> assertThat(row(mail).mail().perhapsSent()).isTrue());
        }
        clock.advance(Duration.ofMinutes(10));
        try (var second = dispatcher(silent, OFTEN, Duration.ofMillis(50))) {
            second.start();
            eventually(() -> assertThat(row(mail).abandoned()).isTrue());
        }
        clock.advance(Duration.ofMinutes(10));
        try (var third = dispatcher(silent, OFTEN, Duration.ofMillis(50))) {
            int units = store.units();
            third.start();
            eventually(() -> assertThat(store.units()).isGreaterThan(units + 3));
        }

        assertThat(calls).hasValue(2);
    }

    @Test
    void removesAMailThatWasSentAfterTheDrainWasOver() {
        var mail = put(Samples.outboxMail(MailKind.PASSWORD_CHANGED));
        var sending = new CountDownLatch(1);
        var sent = new CountDownLatch(1);
        var hasty = dispatcher(
                each -> {
                    sending.countDown();
                    awaitPatiently(sent);
                },
                OFTEN,
                Duration.ofMillis(20));
        hasty.start();
        awaitPatiently(sending);
        hasty.close();
        sent.countDown();

        eventually(() -> assertThat(store.row(mail)).isNull());
    }

    /** As a mailer that an interrupt does not stop. */
    private static void awaitPatiently(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
            boolean unused = Thread.interrupted();
        }
    }

    @Test
    void keepsGoingWhenTheStoreIsDownOrInConflict() {
        start(inbox, OFTEN);
        store.failNext(
                new StoreUnavailableException("down"),
                new StoreConflictException("in the way"),
                new StoreUnavailableException("down"),
                new IllegalStateException("bug"));
        eventually(() -> assertThat(store.hasOutages()).isFalse());

        put(Samples.outboxMail(MailKind.PASSWORD_CHANGED));

        assertThat(inbox.lastTo("ada.lovelace@example.org")).isNotNull();
    }

    @Test
    void waitsLongerAndLongerWhileTheStoreIsDown() {
        store.failNext(Collections.nCopies(10_000, new StoreUnavailableException("down"))
                .toArray(RuntimeException[]::new));
        start(inbox, Duration.ofMillis(1));

        eventually(() -> assertThat(store.units()).isGreaterThanOrEqualTo(9));
        int before = store.units();
        var watched = System.nanoTime() + Duration.ofMillis(300).toNanos();
        eventually(() -> assertThat(System.nanoTime()).isGreaterThan(watched));
        assertThat(store.units() - before).isLessThan(12);
    }

    @Test
    void sendsOnceThoughTheStoreFailsAfterTheSending() {
        var mail = put(Samples.outboxMail(MailKind.PASSWORD_CHANGED));
        var calls = new AtomicInteger();
        start(
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
        var mail = put(Samples.outboxMail(MailKind.PASSWORD_CHANGED));
        var calls = new AtomicInteger();
        start(
                sent -> {
                    calls.incrementAndGet();
                    Thread.currentThread().interrupt();
                },
                OFTEN);

        eventually(() -> assertThat(store.row(mail)).isNull());
        var next = put(Samples.outboxMail("next", MailKind.PASSWORD_CHANGED, null, "k1"));
        eventually(() -> assertThat(store.row(next)).isNull());
        assertThat(calls).hasValue(2);
        assertThat(store.interrupted()).isZero();
    }

    @Test
    void takesOverWhatADeadNodeHadLeasedOnceTheLeaseHasRunOut() {
        var mail = Samples.outboxMail(MailKind.PASSWORD_CHANGED);
        store.lease(mail, NOON.plus(MailOutbox.LEASE));
        start(inbox, OFTEN);

        clock.advance(MailOutbox.LEASE.minusMillis(1));
        afterAnotherLook();
        assertThat(inbox.mails()).isEmpty();

        clock.advance(Duration.ofMillis(1));
        assertThat(inbox.lastTo("ada.lovelace@example.org").id()).isEqualTo(mail.id());
    }

    @Test
    void aLeaseOutlastsTwoSendsAndClocksThatDisagree() {
        var leased = new CopyOnWriteArrayList<Instant>();
        var mail = put(Samples.outboxMail(MailKind.PASSWORD_CHANGED));
        start(sent -> leased.add(row(mail).leasedUntil()), OFTEN);

        eventually(() -> assertThat(leased).hasSize(1));
        assertThat(leased.get(0)).isAfter(NOON.plusSeconds(2 * Mailer.DEADLINE_SECONDS + 30));
    }

    @Test
    void sendsSeveralMailsAtOnce() throws InterruptedException {
        var together = new CountDownLatch(2);
        put(Samples.outboxMail("one", MailKind.PASSWORD_CHANGED, null, "k1"));
        put(Samples.outboxMail("two", MailKind.PASSWORD_CHANGED, null, "k1"));

        start(
                sent -> {
                    together.countDown();
                    awaitQuietly(together);
                },
                OFTEN);

        assertThat(together.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anIdleSenderLooksAtOnceWhenWoken() {
        var started = start(inbox, HOURLY);
        eventually(() -> assertThat(store.units()).isEqualTo(3));

        for (int round = 0; round < 20; round++) {
            var mail = put(Samples.outboxMail("mail" + round, MailKind.PASSWORD_CHANGED, null, "k1"));
            started.wake();
            eventually(() -> assertThat(store.row(mail)).isNull());
        }
    }

    @Test
    void looksAboutEverySecondWhenNobodyWakesIt() {
        dispatcher =
                new MailDispatcher(store, inbox, MailTexts.DEFAULT, CODES, KEYS, SITE, clock, new SplittableRandom(1));
        dispatcher.start();
        eventually(() -> assertThat(store.units()).isGreaterThanOrEqualTo(3));

        put(Samples.outboxMail(MailKind.PASSWORD_CHANGED));

        assertThat(inbox.lastTo("ada.lovelace@example.org")).isNotNull();
    }

    @Test
    void sendsWhatIsDueBeforeItCloses() {
        var sent = new AtomicInteger();
        var started = start(
                mail -> {
                    LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                    sent.incrementAndGet();
                },
                HOURLY);
        eventually(() -> assertThat(store.units()).isEqualTo(3));
        for (int each = 0; each < 20; each++) {
            put(Samples.outboxMail("mail" + each, MailKind.PASSWORD_CHANGED, null, "k1"));
        }

        started.close();

        assertThat(sent).hasValue(20);
        assertThat(senders()).isEmpty();
    }

    @Test
    void closesThoughMailerAndStoreAreStuck() {
        var never = new CountDownLatch(1);
        put(Samples.outboxMail(MailKind.PASSWORD_CHANGED));
        dispatcher = dispatcher(sent -> awaitQuietly(never), HOURLY, Duration.ofMillis(200));
        dispatcher.start();
        eventually(() -> assertThat(store.units()).isGreaterThanOrEqualTo(3));
        store.failNext(
                Collections.nCopies(1000, new StoreUnavailableException("down")).toArray(RuntimeException[]::new));

        dispatcher.close();

        eventually(() -> assertThat(senders()).isEmpty());
    }

    @Test
    void closesTwiceAndWithoutHavingStarted() {
        var started = start(inbox, HOURLY);
        started.close();
        started.close();
        started.wake();
        dispatcher(inbox, HOURLY, HOURLY).close();

        assertThat(senders()).isEmpty();
        assertThatIllegalStateException().isThrownBy(started::start);
    }

    @Test
    void startsOnlyOnce() {
        start(inbox, HOURLY).start();

        eventually(() -> assertThat(senders())
                .containsExactlyInAnyOrder("symbolon-mail-1", "symbolon-mail-2", "symbolon-mail-3"));
    }

    @Test
    void logsIdKindAttemptAndClassOfFailureButNothingThatIsAPersonsOrASecret() {
        var lines = new CopyOnWriteArrayList<String>();
        var logger = listening(lines);
        var mail = put(
                Samples.outboxMail("id\r\nforged", MailKind.RESET_CODE, Samples.about(MailKind.RESET_CODE, 1), "k1"));
        var good = put(Samples.outboxMail(MailKind.RESET_CODE));
        putFlow(MailKind.RESET_CODE, FlowState.OPEN, 1);
        inbox.failWith(new IOException("550 Ada.Lovelace@example.org, said the driver"));
        start(inbox, OFTEN);

        eventually(
                () -> assertThat(lines).anyMatch(line -> line.contains(good.id().value())));
        eventually(() -> assertThat(row(mail).mail().dueAt()).isAfter(NOON));
        logger.setLevel(null);

        assertThat(lines)
                .anySatisfy(line -> assertThat(line)
                        .contains(
                                "RESET_CODE",
                                "attempt 1",
                                "java.io.IOException",
                                good.id().value()));
        assertThat(lines)
                .allSatisfy(line -> assertThat(line)
                        .doesNotContainIgnoringCase("lovelace")
                        .doesNotContain(
                                CODES.print("k1", FLOW, Purpose.PASSWORD_RESET, 1), "said the driver", "password reset")
                        .doesNotContain("\r", "\n"));
    }

    private static Logger listening(List<String> lines) {
        var logger = Logger.getLogger("org.symbolon.mail");
        logger.setLevel(Level.ALL);
        logger.addHandler(new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage() + (line.getThrown() == null ? "" : line.getThrown()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });
        return logger;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> senders() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.startsWith("symbolon-mail-"))
                .toList();
    }

    /** By then every sender has looked at least once since now. */
    private void afterAnotherLook() {
        int before = store.units();
        eventually(() -> assertThat(store.units()).isGreaterThan(before + 9));
    }

    private OutboxOnly.Row row(OutboxMail mail) {
        return Objects.requireNonNull(store.row(mail));
    }

    private OutboxMail put(OutboxMail mail) {
        store.put(mail);
        return mail;
    }

    private void putFlow(MailKind kind, FlowState state, int codes) {
        var mail = Samples.outboxMail(kind);
        var about = Objects.requireNonNull(mail.about());
        store.put(new FlowRecord(
                FLOW,
                about.purpose(),
                "k1",
                kind,
                mail.recipient(),
                ReturnTo.HOME,
                NOON,
                null,
                null,
                null,
                new FlowProgress(
                        state,
                        5,
                        Collections.nCopies(codes, mail.expiresAt()),
                        mail.expiresAt(),
                        NOON.plusSeconds(60),
                        null)));
    }

    private MailDispatcher start(Mailer mailer, Duration poll) {
        dispatcher = dispatcher(mailer, poll, Duration.ofSeconds(10));
        dispatcher.start();
        return dispatcher;
    }

    private MailDispatcher dispatcher(Mailer mailer, Duration poll, Duration drain) {
        return new MailDispatcher(
                store, mailer, MailTexts.DEFAULT, CODES, KEYS, SITE, clock, new SplittableRandom(1), poll, drain);
    }
}
