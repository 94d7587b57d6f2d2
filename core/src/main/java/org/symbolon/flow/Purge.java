package org.symbolon.flow;

import java.time.Clock;
import java.time.Duration;
import java.util.function.ToIntFunction;

/**
 * Removes what is of no use any more, a small batch at a time: flows an hour after they expired, sessions that ended,
 * mails a week after they were given up or their own end, and budgets that are full again. Any number of nodes may do
 * so at once.
 */
public final class Purge implements Runnable {
    private static final Duration FLOWS_STAY = Duration.ofHours(1);
    private static final Duration ABANDONED_MAILS_STAY = Duration.ofDays(7);
    private static final int BATCH = 500;

    private final Transactions transactions;
    private final Clock clock;

    public Purge(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void run() {
        var now = clock.instant();
        all(work -> work.flows().purge(now.minus(FLOWS_STAY), BATCH));
        all(work -> work.sessions().purge(now, BATCH));
        all(work -> work.outbox().purge(now.minus(ABANDONED_MAILS_STAY), BATCH));
        all(work -> work.ledger().purge(now, BATCH));
    }

    /** Each batch is a transaction of its own, so that no step waits for long. */
    private void all(ToIntFunction<Work> batch) {
        int removed;
        do {
            removed = transactions.run(batch::applyAsInt);
        } while (removed == BATCH);
    }
}
