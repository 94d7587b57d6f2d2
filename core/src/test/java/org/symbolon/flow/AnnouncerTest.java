package org.symbolon.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.symbolon.CapturedLog;
import org.symbolon.account.Client;
import org.symbolon.account.Purpose;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.event.SymbolonListener;

class AnnouncerTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String LOST =
            "WARNING Security events were lost, since the listener cannot keep up or was closed: ";

    private final CapturedLog log = new CapturedLog();
    private final List<SymbolonEvent> heard = new CopyOnWriteArrayList<>();
    private final List<Runnable> minutes = new ArrayList<>();
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @AfterEach
    void close() {
        released.countDown();
        log.close();
    }

    private Announcer announcer(SymbolonListener listener) {
        return new Announcer(listener, 2, Duration.ofSeconds(20), minutes::add);
    }

    private void minutePasses() {
        var due = List.copyOf(minutes);
        minutes.clear();
        due.forEach(Runnable::run);
    }

    /** The n-th event of many. */
    private static SymbolonEvent event(int number) {
        return new SymbolonEvent.Limited(NOW.plusSeconds(number), Client.unknown(), Purpose.REGISTRATION);
    }

    private void block(SymbolonEvent event) {
        entered.countDown();
        await(released);
        heard.add(event);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private List<String> lines() {
        return log.lines("org.symbolon");
    }

    @Test
    void eventsAreHeardInTheirOrderOnOneDaemonThreadOfTheirOwn() {
        var threads = new CopyOnWriteArrayList<Thread>();
        try (var announcer = new Announcer(event -> {
            threads.add(Thread.currentThread());
            heard.add(event);
        })) {
            for (int number = 0; number < 1_000; number++) {
                announcer.on(event(number));
            }
            announcer.flush();
        }
        assertThat(heard)
                .hasSize(1_000)
                .isSortedAccordingTo((one, other) -> one.at().compareTo(other.at()));
        assertThat(threads.stream().distinct()).singleElement().satisfies(thread -> {
            assertThat(thread).isNotSameAs(Thread.currentThread());
            assertThat(thread.isDaemon()).isTrue();
        });
    }

    @Test
    void whatABlockedListenerHasNoRoomForIsLostAndSaidAtOnceAndThenOnceAMinute() {
        try (var announcer = announcer(this::block)) {
            announcer.on(event(0));
            await(entered);
            for (int number = 1; number <= 6; number++) {
                announcer.on(event(number));
            }
            assertThat(lines()).containsExactly(LOST + 1);

            minutePasses();
            assertThat(lines()).containsExactly(LOST + 1, LOST + 3);
            minutePasses();
            assertThat(lines()).hasSize(2);
            assertThat(minutes).isEmpty();

            released.countDown();
            announcer.flush();
            assertThat(heard).containsExactly(event(0), event(1), event(2));
        }
    }

    @Test
    void lossesAreSaidAtOnceAgainAfterAQuietMinuteAndEventsAreHeardAgainAfterRecovery() {
        try (var announcer = announcer(this::block)) {
            announcer.on(event(0));
            await(entered);
            announcer.on(event(1));
            announcer.on(event(2));
            announcer.on(event(3));
            minutePasses();
            announcer.on(event(4));
            assertThat(lines()).containsExactly(LOST + 1, LOST + 1);

            released.countDown();
            announcer.flush();
            announcer.on(event(5));
            announcer.flush();
        }
        assertThat(heard).containsExactly(event(0), event(1), event(2), event(5));
    }

    @Test
    void whatAListenerThrowsIsLoggedByItsClassAloneAndTheNextEventIsHeard() {
        try (var announcer = announcer(event -> {
            heard.add(event);
            fail(heard.size());
        })) {
            for (int number = 0; number < 4; number++) {
                announcer.on(event(number));
                announcer.flush();
            }
        }
        assertThat(heard).hasSize(4);
        assertThat(lines())
                .containsExactly(
                        "WARNING A listener failed at Limited: java.lang.IllegalStateException",
                        "WARNING A listener failed at Limited: java.lang.AssertionError",
                        "WARNING A listener failed at Limited: java.io.IOException");
    }

    private static void fail(int call) {
        switch (call) {
            case 1 -> throw new IllegalStateException("about a secret");
            case 2 -> throw new AssertionError("about a secret");
            case 3 -> AnnouncerTest.<RuntimeException>sneak(new java.io.IOException("about a secret"));
            default -> Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Exception> void sneak(Exception checked) throws E {
        throw (E) checked;
    }

    @Test
    void listenerThatLeavesItsThreadInterruptedHearsTheNextEventUndisturbed() {
        var interrupted = new CopyOnWriteArrayList<Boolean>();
        try (var announcer = announcer(event -> {
            interrupted.add(Thread.currentThread().isInterrupted());
            Thread.currentThread().interrupt();
        })) {
            announcer.on(event(0));
            announcer.flush();
            announcer.on(event(1));
            announcer.flush();
        }
        assertThat(interrupted).containsExactly(false, false);
    }

    @Test
    void logThatThrowsStopsNothing() {
        var deaf = new Handler() {
            @Override
            public void publish(LogRecord record) {
                throw new IllegalStateException("the disk is full");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger.getLogger("org.symbolon").addHandler(deaf);
        var announcer = announcer(event -> {
            heard.add(event);
            throw new IllegalStateException("a fault of the host");
        });
        try {
            announcer.on(event(0));
            announcer.flush();
            announcer.on(event(1));
            announcer.close();
            announcer.on(event(2));
        } finally {
            Logger.getLogger("org.symbolon").removeHandler(deaf);
        }
        assertThat(heard).containsExactly(event(0), event(1));
    }

    @Test
    void closingHandsOnWhatIsWaiting() {
        var announcer = announcer(this::block);
        announcer.on(event(0));
        await(entered);
        announcer.on(event(1));
        announcer.on(event(2));
        released.countDown();
        announcer.close();

        assertThat(heard).containsExactly(event(0), event(1), event(2));
        assertThat(lines()).isEmpty();
    }

    @Test
    void closingLeavesABlockedListenerInTheEndAndSaysWhatItMissed() {
        var interrupted = new CountDownLatch(1);
        var announcer = new Announcer(
                event -> {
                    entered.countDown();
                    waitUntilInterrupted();
                    interrupted.countDown();
                },
                2,
                Duration.ofMillis(1),
                minutes::add);
        announcer.on(event(0));
        await(entered);
        announcer.on(event(1));
        announcer.on(event(2));
        announcer.close();

        await(interrupted);
        assertThat(lines()).containsExactly(LOST + 2);
        announcer.flush();
    }

    private void waitUntilInterrupted() {
        try {
            assertThat(released.await(30, TimeUnit.SECONDS)).isFalse();
        } catch (InterruptedException expected) {
            // closed
        }
    }

    @Test
    void whatIsSaidOnceClosedIsLostAndCounted() {
        var announcer = announcer(heard::add);
        announcer.close();
        announcer.on(event(0));
        announcer.on(event(1));
        announcer.close();

        assertThat(heard).isEmpty();
        assertThat(lines()).containsExactly(LOST + 1, LOST + 1);
    }

    @Test
    void listenerMayTellOfMoreItself() {
        var announcer = new Announcer[1];
        try (var made = announcer(event -> {
            heard.add(event);
            if (heard.size() == 1) {
                announcer[0].on(event(1));
            }
        })) {
            announcer[0] = made;
            made.on(event(0));
            made.flush();
            made.flush();
        }
        assertThat(heard).containsExactly(event(0), event(1));
    }
}
