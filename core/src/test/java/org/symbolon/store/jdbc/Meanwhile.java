package org.symbolon.store.jdbc;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What another thread does, from beginning to end, while the calling one is in the midst of something. */
final class Meanwhile {
    private static final int PATIENCE_SECONDS = 10;

    private Meanwhile() {}

    /** @throws AssertionError where it is not done within some seconds, as when it waits for the calling thread */
    static <T> T another(Callable<T> work) {
        var task = new FutureTask<>(work);
        var thread = new Thread(task, "another");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException | InterruptedException e) {
            throw new AssertionError("not done meanwhile", e);
        }
    }
}
