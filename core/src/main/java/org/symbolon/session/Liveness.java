package org.symbolon.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.SessionId;
import org.symbolon.flow.Transactions;

/**
 * Whether a session is alive, read from the store at most once per bound: so that a session which was ended anywhere is
 * refused here no later than that, and a busy one costs the store next to nothing. A look at the store counts as use.
 */
final class Liveness {
    private static final long MOST_SESSIONS = 100_000;

    private final Transactions transactions;
    private final SessionUse use;
    private final Duration bound;
    private final Cache<SessionId, Instant> seenAlive;

    Liveness(Transactions transactions, SessionUse use, Duration bound) {
        this.transactions = transactions;
        this.use = use;
        this.bound = bound;
        this.seenAlive = Caffeine.newBuilder().maximumSize(MOST_SESSIONS).build();
    }

    boolean isAlive(SessionId session, Instant now) {
        var seen = seenAlive.getIfPresent(session);
        return isRecent(seen, now) || read(session, now);
    }

    private boolean isRecent(@Nullable Instant seen, Instant now) {
        return seen != null && !now.isBefore(seen) && now.isBefore(seen.plus(bound));
    }

    private boolean read(SessionId session, Instant now) {
        boolean alive = transactions.run(work -> work.sessions()
                .findLive(session, now)
                .map(found -> use.note(work, found, now))
                .isPresent());
        if (alive) {
            seenAlive.put(session, now);
        } else {
            forget(session);
        }
        return alive;
    }

    /** Makes the next look read the store. */
    void forget(SessionId session) {
        seenAlive.invalidate(session);
    }
}
