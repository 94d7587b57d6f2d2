package org.symbolon.session;

import java.time.Instant;
import java.util.Objects;
import org.symbolon.account.Authenticated;
import org.symbolon.account.SessionId;
import org.symbolon.store.SessionRecord;

/**
 * One of an owner's sessions, as a page may show it.
 *
 * @param createdAt when the client signed in
 * @param lastSeenAt when it was last used, to about a minute
 * @param userAgent what the client called itself; empty where it named nothing
 * @param current whether it is the one that asks
 */
public record ListedSession(SessionId id, Instant createdAt, Instant lastSeenAt, String userAgent, boolean current) {
    public ListedSession {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(lastSeenAt, "lastSeenAt");
        Objects.requireNonNull(userAgent, "userAgent");
    }

    static ListedSession of(SessionRecord session, Authenticated owner) {
        return new ListedSession(
                session.id(),
                session.createdAt(),
                SessionUse.last(session),
                session.userAgent(),
                session.id().equals(owner.sessionId()));
    }
}
