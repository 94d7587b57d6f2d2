package org.symbolon.mail;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.symbolon.account.Site;
import org.symbolon.code.Codes;
import org.symbolon.code.Passes;
import org.symbolon.key.KeyRing;
import org.symbolon.store.Store;

/**
 * Empties the outbox in the background. Every mail in it is sent, or given up for a reason; none is lost while store or
 * mail server are down, and none is sent after it has become worthless.
 *
 * <p>Any number of nodes may work on one outbox: a mail has one sender at a time. A node leaves those alone whose key
 * it does not know. Leases and retries go by the clock it was given; how often an idle sender looks goes by real time.
 */
public final class MailDispatcher implements AutoCloseable {
    private static final int SENDERS = 3;
    private static final int LAST_OUTAGE_WHEN_CLOSING = 5;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration DRAIN = Duration.ofSeconds(10);
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final MailDelivery delivery;
    private final RandomGenerator random;
    private final List<Thread> senders;
    private final Duration poll;
    private final Duration drain;
    private final Semaphore bell = new Semaphore(0);
    private volatile State state = State.NEW;

    private enum State {
        NEW,
        RUNNING,
        DRAINING,
        CLOSED
    }

    /**
     * Wires a dispatcher, which does nothing before it is started.
     *
     * @param clock for leases, retries and the minutes that a mail says are left
     * @param random spreads the retries
     */
    public MailDispatcher(
            Store store,
            Mailer mailer,
            MailTexts texts,
            Codes codes,
            KeyRing keys,
            Site site,
            Clock clock,
            RandomGenerator random) {
        this(store, mailer, texts, codes, keys, site, clock, random, POLL, DRAIN);
    }

    MailDispatcher(
            Store store,
            Mailer mailer,
            MailTexts texts,
            Codes codes,
            KeyRing keys,
            Site site,
            Clock clock,
            RandomGenerator random,
            Duration poll,
            Duration drain) {
        this.poll = poll;
        this.drain = drain;
        var ticks = Clock.tick(clock, Duration.ofMillis(1));
        this.random = random;
        var outbox = new MailOutbox(store, keys, ticks, random, () -> state == State.CLOSED);
        var writer = new MailWriter(texts, codes, new Passes(keys), site, ticks);
        var retry = new GrowingWait(Duration.ofSeconds(2), Duration.ofMinutes(5), random);
        this.delivery = new MailDelivery(outbox, writer, mailer, retry);
        this.senders = IntStream.rangeClosed(1, SENDERS).mapToObj(this::sender).toList();
    }

    private Thread sender(int number) {
        var thread = new Thread(this::work, "symbolon-mail-" + number);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Starts the senders; once they run, does nothing.
     *
     * @throws IllegalStateException where the dispatcher was closed
     */
    public synchronized void start() {
        if (state == State.RUNNING) {
            return;
        }
        if (state != State.NEW) {
            throw new IllegalStateException("A closed mail dispatcher cannot be started again");
        }
        state = State.RUNNING;
        senders.forEach(Thread::start);
    }

    /** Makes an idle sender look at once. Cheap, and never fails; without it mail waits for about a second. */
    public void wake() {
        if (bell.availablePermits() < SENDERS) {
            bell.release();
        }
    }

    /** Sends what is due now, for ten seconds at most, then stops. What is left over is sent by whoever starts next. */
    @Override
    public synchronized void close() {
        if (state == State.RUNNING) {
            state = State.DRAINING;
            bell.release(SENDERS);
            join(drain);
        }
        state = State.CLOSED;
        senders.forEach(Thread::interrupt);
        join(FAREWELL);
    }

    private void join(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            for (var sender : senders) {
                long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                sender.join(Math.max(1, millis));
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        var trouble = new StoreTrouble(random);
        while (state == State.RUNNING || (state == State.DRAINING && trouble.outages() < LAST_OUTAGE_WHEN_CLOSING)) {
            try {
                boolean found = delivery.next();
                trouble.isOver();
                if (!found && state == State.DRAINING) {
                    return;
                }
                if (!found) {
                    pause(poll);
                }
            } catch (RuntimeException | Error down) {
                pause(trouble.met(down, "The outbox cannot be read"));
            }
        }
    }

    static String name(Throwable failure) {
        return failure.getClass().getName();
    }

    /** Returns early when the bell is rung. */
    private void pause(Duration longest) {
        try {
            boolean unused = bell.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            // the loop looks whether it is to go on
        }
    }
}
