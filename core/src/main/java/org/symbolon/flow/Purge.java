package org.symbolon.flow;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

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
        var failures = Stream.<ToIntFunction<Work>>of(
                        work -> work.flows().purge(now.minus(FLOWS_STAY), BATCH),
                        work -> work.sessions().purge(now, BATCH),
                        work -> work.outbox().purge(now.minus(ABANDONED_MAILS_STAY), BATCH),
                        work -> work.ledger().purge(now, BATCH))
                .flatMap(batch -> attempt(batch).stream())
                .toList();
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }

    /** What cannot be removed now keeps nothing else from being removed. */
    private Optional<RuntimeException> attempt(ToIntFunction<Work> batch) {
        try {
            all(batch);
            return Optional.empty();
        } catch (RuntimeException down) {
            return Optional.of(down);
        }
    }

    /** Each batch is a transaction of its own, so that no step waits for long. */
    private void all(ToIntFunction<Work> batch) {
        int removed;
        do {
            removed = transactions.run(batch::applyAsInt);
        } while (removed == BATCH);
    }
}
