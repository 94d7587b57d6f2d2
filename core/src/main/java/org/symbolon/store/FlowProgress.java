package org.symbolon.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a flow has come: the part of it that changes.
 *
 * @param attemptsLeft wrong codes that are still allowed, however many codes were sent
 * @param codeExpiries when each code dies, in the order they were made: the first belongs to sequence 1
 * @param expiresAt when the flow as a whole is closed: the last code's end, or in {@code PROVEN} the proof's
 * @param resendAt before this no new code
 * @param doneAt when it became {@code DONE}, else null
 */
public record FlowProgress(
        FlowState state,
        int attemptsLeft,
        List<Instant> codeExpiries,
        Instant expiresAt,
        Instant resendAt,
        @Nullable Instant doneAt) {
    public FlowProgress {
        codeExpiries = List.copyOf(codeExpiries);
    }

    /** A flow whose first code was just made. */
    public static FlowProgress opened(int attempts, Instant codeExpiry, Instant resendAt) {
        return new FlowProgress(FlowState.OPEN, attempts, List.of(codeExpiry), codeExpiry, resendAt, null);
    }

    FlowProgress withAttemptsLeft(int left) {
        return new FlowProgress(state, left, codeExpiries, expiresAt, resendAt, doneAt);
    }

    FlowProgress withCode(Instant expiry, Instant nextResendAt) {
        var expiries = new ArrayList<>(codeExpiries);
        expiries.add(expiry);
        return new FlowProgress(state, attemptsLeft, expiries, expiry, nextResendAt, doneAt);
    }

    FlowProgress proven(Instant until) {
        return new FlowProgress(FlowState.PROVEN, attemptsLeft, codeExpiries, until, resendAt, doneAt);
    }

    FlowProgress done(Instant now) {
        return new FlowProgress(FlowState.DONE, attemptsLeft, codeExpiries, expiresAt, resendAt, now);
    }
}
