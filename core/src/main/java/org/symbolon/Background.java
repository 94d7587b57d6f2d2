package org.symbolon;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.symbolon.flow.QuietLog;

/** Work that is done now and then, on a daemon thread of its own, for as long as it is not closed. */
final class Background implements AutoCloseable {
    private static final QuietLog LOG = new QuietLog(System.getLogger("org.symbolon"));

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        var daemon = new Thread(work, "symbolon-purge");
        daemon.setDaemon(true);
        return daemon;
    });

    Background(Runnable work, Duration pause) {
        var unused = thread.scheduleWithFixedDelay(
                () -> attempt(work), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** An outage ends one round, not the rounds to come. */
    private void attempt(Runnable work) {
        try {
            work.run();
        } catch (Exception | Error down) {
            LOG.write(
                    thread.isShutdown() ? Level.DEBUG : Level.WARNING,
                    "Nothing was purged this time: " + QuietLog.reason(down));
        }
    }

    /** Lets a round that is under way end, for a second or two, since whoever closes us may close the store next. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(2, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException hurry) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
