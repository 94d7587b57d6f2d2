package org.symbolon.session;

import java.time.Duration;
import java.time.Instant;
import org.symbolon.flow.Work;
import org.symbolon.policy.Policy;
import org.symbolon.store.SessionRecord;
import org.symbolon.token.TokenIssuer;

/**
 * When sessions were last used: written at most once a minute each, however many use them on however many nodes. It is
 * the idle end that is kept, so noting a use puts that off.
 */
final class SessionUse {
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final TokenIssuer tokens;

    SessionUse(TokenIssuer tokens) {
        this.tokens = tokens;
    }

    /** The live session, used now. The store compares once more, since others may have seen the same row. */
    SessionRecord note(Work work, SessionRecord session, Instant now) {
        var idleAt = tokens.idleAt(now);
        boolean due = session.idleAt().isBefore(idleAt.minus(NOTED_EVERY));
        return due && work.sessions().extend(session.id(), now, idleAt, NOTED_EVERY)
                ? session.idleUntil(idleAt)
                : session;
    }

    static Instant last(SessionRecord session) {
        return session.idleAt().minus(Policy.SESSION_IDLE);
    }
}
