package org.symbolon.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.symbolon.account.AccountId;
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

    /**
     * What becomes of a live session when a refresh token comes that {@link #rotate} refused. Its current generation is
     * good, and so is the one just before, where the current one was made after {@code replacedAfter}: the session
     * stays as it is. Any other, older or newer, ends the session: it is removed in the same stroke, and one caller is
     * told.
     *
     * @param generation of the refresh token that came
     * @return empty where there is no live session of that id
     */
    Optional<Replay> replay(SessionId id, int generation, Instant now, Instant replacedAfter);

    /**
     * Puts off when a live session ends unless it is used.
     *
     * @param slack so that what many note at once is written once
     * @return false where it would not end later by more than the slack
     */
    boolean extend(SessionId id, Instant now, Instant idleAt, Duration slack);

    /**
     * The sessions of the account that are live, the one used last first: which is the one whose {@code idleAt} is the
     * latest.
     *
     * @param limit how many at most
     */
    List<SessionRecord> list(AccountId account, Instant now, int limit);

    /** Removes the session, where it is the account's. */
    boolean delete(AccountId account, SessionId id);

    /**
     * Removes every session of the account but one, whether or not they are live.
     *
     * @return how many
     */
    int deleteOthers(AccountId account, SessionId kept);

    /**
     * Removes sessions that ended, by either end, before the instant.
     *
     * @return how many, at most {@code limit}
     */
    int purge(Instant endedBefore, int limit);

    /**
     * What became of a session when an earlier refresh token of it came.
     *
     * @param session as it is; where it was removed, as it was
     * @param removed whether the session was ended, since the token was not good any more
     */
    record Replay(SessionRecord session, boolean removed) {}
}
