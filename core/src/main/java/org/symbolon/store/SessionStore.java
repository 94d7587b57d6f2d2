package org.symbolon.store;

import java.time.Instant;
import java.util.Optional;
import org.symbolon.account.SessionId;

/**
 * Sessions. One is <em>live</em> while its account exists and has the version that the session was made under, and
 * neither end of it has come.
 */
public interface SessionStore {
    /** Adds the session unless its id is taken. Whether it is live is decided whenever it is looked at. */
    boolean insert(SessionRecord session);

    /** The session, where it is live. */
    Optional<SessionRecord> findLive(SessionId id, Instant now);

    /**
     * Makes a live session's next generation the current one, where the current one is still the one named. One caller
     * wins.
     *
     * @param keyName the key of the new refresh token
     * @param idleAt when the session now ends unless it is used
     * @return the session afterwards; empty where any condition failed
     */
    Optional<SessionRecord> rotate(SessionId id, int generation, String keyName, Instant now, Instant idleAt);

    /** Puts off when a live session ends unless it is used; false where it would not end later. */
    boolean extend(SessionId id, Instant now, Instant idleAt);

    /** Removes the session; false where there is none. */
    boolean delete(SessionId id);

    /**
     * Removes sessions that ended, by either end, before the instant.
     *
     * @return how many, at most {@code limit}
     */
    int purge(Instant endedBefore, int limit);
}
