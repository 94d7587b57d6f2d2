package org.symbolon.store;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.HandleDigest;
import org.symbolon.account.Purpose;

/**
 * Flows, each found by the digest of its handle. A flow of another purpose than the one named is none.
 *
 * <p>A flow whose target has another credential version by now is dead: it cannot be proven or redeemed any more. It is
 * counted and re-issued like any other, so that nobody learns from outside that its account exists and has changed.
 */
public interface FlowStore {
    /** Adds the flow unless its digest is taken. */
    boolean insert(FlowRecord flow);

    /** The flow as it is, whatever its state or age. */
    Optional<FlowRecord> find(HandleDigest digest);

    /**
     * Takes one attempt from a flow that is {@code OPEN}, not expired at {@code now}, has an attempt left and is under
     * one of the keys. However many callers there are, no more attempts are granted than the flow had. With the last
     * attempt the applicant is dropped: only this answer still carries it.
     *
     * @return the flow afterwards, still with its applicant; empty where any condition failed, and then nothing was
     *     counted
     */
    Optional<FlowRecord> countAttempt(HandleDigest digest, Purpose purpose, Set<String> keys, Instant now);

    /**
     * Gives an {@code OPEN}, unexpired flow with attempts left one more code, where {@code resendAt} has come and the
     * flow began at or after {@code startedSince}.
     *
     * @param codeExpiry when the new code dies, and so the flow
     * @param resendAt before this no further one
     * @return the flow afterwards; empty where any condition failed
     */
    Optional<FlowRecord> reissue(
            HandleDigest digest,
            Purpose purpose,
            Instant now,
            Instant startedSince,
            Instant codeExpiry,
            Instant resendAt);

    /** Moves {@code OPEN} to {@code PROVEN}, unless it is dead, to stay so until the instant given. One caller wins. */
    boolean prove(HandleDigest digest, Instant until);

    /**
     * Moves {@code OPEN} to {@code DONE}, drops the applicant and names the account that came of it. One caller wins.
     * Expiry was decided when the attempt was counted.
     */
    boolean finish(HandleDigest digest, Target target, Instant now);

    /** Moves {@code PROVEN}, neither dead nor expired at {@code now}, to {@code DONE}. One caller wins. */
    boolean redeem(HandleDigest digest, Instant now);

    /**
     * Removes every flow whose mail goes to the address, spelt exactly so, whatever its state.
     *
     * @return how many
     */
    int deleteTo(EmailAddress address);

    /**
     * Removes flows that expired before the instant.
     *
     * @return how many, at most {@code limit}
     */
    int purge(Instant expiredBefore, int limit);
}
