package org.symbolon.spring.mail;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Threads that mails are sent on, so that nobody waits for one longer than a deadline, whatever sender and server do.
 *
 * <p>Those that hang on regardless are let be. There is a bound to their number, beyond which nothing is tried.
 */
final class SendingThreads implements AutoCloseable {
    /** Several times as many as accounts need at once. */
    static final int MOST = 12;

    private final Duration deadline;
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(0, MOST, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), SendingThreads::daemon);

    SendingThreads(Duration deadline) {
        this.deadline = deadline;
    }

    private static Thread daemon(Runnable work) {
        var daemon = new Thread(work, "symbolon-mail-sending");
        daemon.setDaemon(true);
        return daemon;
    }

    /** Answers in time with what went wrong. */
    Optional<IOException> run(Attempt attempt) {
        try {
            return await(attempt);
        } catch (RejectedExecutionException full) {
            return Optional.of(new MailTroubleException("Too many mails are still under way"));
        }
    }

    private Optional<IOException> await(Attempt attempt) {
        var sending = threads.submit(attempt);
        try {
            return sending.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException broken) {
            return Optional.of(attempt.giveUp("The mail could not be sent: " + name(broken)));
        } catch (TimeoutException late) {
            return Optional.of(attempt.giveUp("The mail server took longer than " + deadline.toSeconds() + " s"));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.of(attempt.giveUp("The application stops"));
        } finally {
            sending.cancel(true);
        }
    }

    private static String name(ExecutionException broken) {
        var cause = broken.getCause();
        return (cause == null ? broken : cause).getClass().getSimpleName();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
