package org.symbolon.flow;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.event.SymbolonListener;

/**
 * Hands events on to the host's listener, one after another on one daemon thread. Never throws and never waits,
 * whatever the listener does: what does not fit into the queue is lost, counted and warned of.
 */
public final class Announcer implements SymbolonListener, AutoCloseable {
    private static final QuietLog LOG = new QuietLog(System.getLogger("org.symbolon"));
    private static final int MOST_WAITING = 10_000;
    private static final Duration FAREWELL = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SymbolonListener listener;
    private final Duration farewell;
    private final Losses losses;
    private final ThreadPoolExecutor thread;

    /** In front of a listener that may be slow, block or throw. */
    public Announcer(SymbolonListener listener) {
        this(listener, MOST_WAITING, FAREWELL, CompletableFuture.delayedExecutor(1, TimeUnit.MINUTES));
    }

    /** @param inAMinute runs what it is given when a minute has passed */
    Announcer(SymbolonListener listener, int mostWaiting, Duration farewell, Executor inAMinute) {
        this.listener = listener;
        this.farewell = farewell;
        this.losses = new Losses(LOG, inAMinute);
        this.thread = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(mostWaiting),
                Announcer::daemon,
                (event, full) -> losses.count(1));
        // now rather than in the step that tells the first event
        thread.prestartCoreThread();
    }

    private static Thread daemon(Runnable work) {
        var daemon = new Thread(work, "symbolon-events");
        daemon.setDaemon(true);
        return daemon;
    }

    @Override
    public void on(SymbolonEvent event) {
        thread.execute(() -> deliver(event));
    }

    /** The message of what a listener throws may be about anything, so it is not logged. */
    private void deliver(SymbolonEvent event) {
        try {
            listener.on(event);
        } catch (Exception | Error fault) {
            LOG.write(
                    Level.WARNING,
                    "A listener failed at " + event.getClass().getSimpleName() + ": "
                            + fault.getClass().getName());
        }
    }

    /** Waits until the listener has heard of all that was told before; once closed, of nothing. For tests. */
    public void flush() {
        var last = new CountDownLatch(1);
        try {
            boolean heard = thread.isShutdown()
                    || (thread.getQueue().offer(last::countDown, PATIENCE.toSeconds(), TimeUnit.SECONDS)
                            && last.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            if (!heard) {
                throw new IllegalStateException("The listener is still busy");
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    /** Hands on what is waiting, for two seconds at most, then interrupts the listener and stops. */
    @Override
    public void close() {
        thread.shutdown();
        if (!hasEnded()) {
            losses.count(thread.shutdownNow().size());
        }
        losses.tellAll();
    }

    private boolean hasEnded() {
        try {
            return thread.awaitTermination(farewell.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
