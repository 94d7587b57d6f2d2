package org.symbolon.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.symbolon.mail.Eventually.eventually;
import static org.symbolon.mail.MailRoom.HOURLY;
import static org.symbolon.mail.MailRoom.OFTEN;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.symbolon.store.MailKind;
import org.symbolon.store.StoreConflictException;
import org.symbolon.store.StoreUnavailableException;
import org.symbolon.testkit.RecordingMailer;

/** Waking, working side by side, starting and closing. */
@Timeout(60)
class MailDispatcherLifeTest {
    private final MailRoom room = new MailRoom();
    private final OutboxOnly store = room.store();
    private final RecordingMailer inbox = new RecordingMailer();

    @AfterEach
    void close() {
        inbox.recover();
        room.close();
    }

    @Test
    void sendsSeveralMailsAtOnce() throws InterruptedException {
        var together = new CountDownLatch(2);
        room.put(Samples.outboxMail("one", MailKind.PASSWORD_CHANGED, null, "k1"));
        room.put(Samples.outboxMail("two", MailKind.PASSWORD_CHANGED, null, "k1"));

        room.start(
                sent -> {
                    together.countDown();
                    awaitQuietly(together);
                },
                OFTEN);

        assertThat(together.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anIdleSenderLooksAtOnceWhenWoken() {
        var started = room.start(inbox, HOURLY);
        eventually(() -> assertThat(store.units()).isEqualTo(3));

        for (int round = 0; round < 20; round++) {
            var mail = room.put(Samples.outboxMail("mail" + round, MailKind.PASSWORD_CHANGED, null, "k1"));
            started.wake();
            eventually(() -> assertThat(store.row(mail)).isNull());
        }
    }

    @Test
    void looksAboutEverySecondWhenNobodyWakesIt() {
        room.startAsHostsDo(inbox);
        eventually(() -> assertThat(store.units()).isGreaterThanOrEqualTo(3));

        room.put(Samples.outboxMail(MailKind.PASSWORD_CHANGED));

        assertThat(inbox.lastTo("ada.lovelace@example.org")).isNotNull();
    }

    @Test
    void sendsWhatIsDueBeforeItCloses() {
        var sent = new AtomicInteger();
        var started = room.start(
                mail -> {
                    LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                    sent.incrementAndGet();
                },
                HOURLY);
        eventually(() -> assertThat(store.units()).isEqualTo(3));
        for (int each = 0; each < 20; each++) {
            room.put(Samples.outboxMail("mail" + each, MailKind.PASSWORD_CHANGED, null, "k1"));
        }

        started.close();

        assertThat(sent).hasValue(20);
        assertThat(senders()).isEmpty();
    }

    @Test
    void removesAMailThatWasSentAfterTheDrainWasOver() {
        assertRemovedAfterTheDrain();
    }

    @Test
    void removesAMailThatWasSentAfterTheDrainWasOverThoughOthersAreInTheWay() {
        assertRemovedAfterTheDrain(new StoreConflictException("in the way"), new StoreConflictException("again"));
    }

    private void assertRemovedAfterTheDrain(RuntimeException... failures) {
        var mail = room.put(Samples.outboxMail(MailKind.PASSWORD_CHANGED));
        var sending = new CountDownLatch(1);
        var sent = new CountDownLatch(1);
        var hasty = room.dispatcher(
                each -> {
                    sending.countDown();
                    awaitPatiently(sent);
                },
                OFTEN,
                Duration.ofMillis(20));
        hasty.start();
        awaitPatiently(sending);
        hasty.close();
        store.failNext(failures);
        sent.countDown();

        eventually(() -> assertThat(store.row(mail)).isNull());
    }

    @Test
    void closesThoughMailerAndStoreAreStuck() {
        var never = new CountDownLatch(1);
        room.put(Samples.outboxMail(MailKind.PASSWORD_CHANGED));
        var dispatcher = room.dispatcher(sent -> awaitQuietly(never), HOURLY, Duration.ofMillis(200));
        dispatcher.start();
        eventually(() -> assertThat(store.units()).isGreaterThanOrEqualTo(3));
        store.failNext(
                Collections.nCopies(1000, new StoreUnavailableException("down")).toArray(RuntimeException[]::new));

        dispatcher.close();

        eventually(() -> assertThat(senders()).isEmpty());
    }

    @Test
    void closesTwiceAndWithoutHavingStarted() {
        var started = room.start(inbox, HOURLY);
        started.close();
        started.close();
        started.wake();
        room.dispatcher(inbox, HOURLY, HOURLY).close();

        assertThat(senders()).isEmpty();
        assertThatIllegalStateException().isThrownBy(started::start);
    }

    @Test
    void startsOnlyOnce() {
        room.start(inbox, HOURLY).start();

        eventually(() -> assertThat(senders())
                .containsExactlyInAnyOrder("symbolon-mail-1", "symbolon-mail-2", "symbolon-mail-3"));
    }

    /** As a mailer that an interrupt does not stop. */
    private static void awaitPatiently(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
            boolean unused = Thread.interrupted();
        }
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

    @Test
    void sendsWhatIsDueBeforeItClosesThoughOthersAreInTheWay() {
        var started = room.start(inbox, HOURLY);
        eventually(() -> assertThat(store.units()).isEqualTo(3));
        var mail = room.put(Samples.outboxMail(MailKind.PASSWORD_CHANGED));
        store.failNext(Collections.nCopies(24, new StoreConflictException("in the way"))
                .toArray(RuntimeException[]::new));

        started.close();

        assertThat(store.row(mail)).isNull();
        assertThat(inbox.mails()).hasSize(1);
    }
}
