package org.symbolon.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.HandleDigest;
import org.symbolon.account.Purpose;
import org.symbolon.account.ReturnTo;

/**
 * One attempt at one purpose. What its codes are is not kept: they are derived from the digest, under the key.
 *
 * @param keyName the key that its codes and its label are derived under
 * @param mail what a start or resend sends; decides whether the flow can succeed at all
 * @param applicant of a registration until it is done, else null
 * @param target the account of a reset, and of a registration from when it is done, else null
 * @param attemptsLeft wrong codes that are still allowed, however many codes were sent
 * @param codeExpiries when each code dies, in the order they were made: the first belongs to sequence 1
 * @param expiresAt when the flow as a whole is closed: the last code's end, or in {@code PROVEN} the proof's
 * @param resendAt before this no new code
 * @param doneAt when it became {@code DONE}, else null
 */
public record FlowRecord(
        HandleDigest digest,
        Purpose purpose,
        String keyName,
        MailKind mail,
        Recipient recipient,
        ReturnTo returnTo,
        Instant createdAt,
        @Nullable Applicant applicant,
        @Nullable Target target,
        FlowState state,
        int attemptsLeft,
        List<Instant> codeExpiries,
        Instant expiresAt,
        Instant resendAt,
        @Nullable Instant doneAt) {
    public FlowRecord {
        codeExpiries = List.copyOf(codeExpiries);
    }

    /** The number of the newest code; the first is 1. */
    public int sequence() {
        return codeExpiries.size();
    }

    public FlowRecord withAttemptsLeft(int left) {
        return new FlowRecord(
                digest,
                purpose,
                keyName,
                mail,
                recipient,
                returnTo,
                createdAt,
                applicant,
                target,
                state,
                left,
                codeExpiries,
                expiresAt,
                resendAt,
                doneAt);
    }

    /** This flow with one more code, which lives as long as the flow then does. */
    public FlowRecord withCode(Instant expiry, Instant nextResendAt) {
        var expiries = new ArrayList<>(codeExpiries);
        expiries.add(expiry);
        return new FlowRecord(
                digest,
                purpose,
                keyName,
                mail,
                recipient,
                returnTo,
                createdAt,
                applicant,
                target,
                state,
                attemptsLeft,
                expiries,
                expiry,
                nextResendAt,
                doneAt);
    }

    public FlowRecord proven(Instant until) {
        return new FlowRecord(
                digest,
                purpose,
                keyName,
                mail,
                recipient,
                returnTo,
                createdAt,
                applicant,
                target,
                FlowState.PROVEN,
                attemptsLeft,
                codeExpiries,
                until,
                resendAt,
                doneAt);
    }

    /** This flow at its end: without what an applicant gave, about the account that came of it. */
    public FlowRecord done(@Nullable Target account, Instant now) {
        return new FlowRecord(
                digest,
                purpose,
                keyName,
                mail,
                recipient,
                returnTo,
                createdAt,
                null,
                account,
                FlowState.DONE,
                attemptsLeft,
                codeExpiries,
                expiresAt,
                resendAt,
                now);
    }
}
