package org.symbolon.store;

import java.time.Instant;
import java.time.LocalDate;
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
 * @param passDay the day of the pass that opened it, in UTC, to whose budget its mails are charged; null where none did
 * @param applicant of a registration until it is done or its attempts are used up, else null
 * @param target the account of a reset, and of a registration from when it is done, else null
 */
public record FlowRecord(
        HandleDigest digest,
        Purpose purpose,
        String keyName,
        MailKind mail,
        Recipient recipient,
        ReturnTo returnTo,
        Instant createdAt,
        @Nullable LocalDate passDay,
        @Nullable Applicant applicant,
        @Nullable Target target,
        FlowProgress progress) {
    public FlowState state() {
        return progress.state();
    }

    /** Wrong codes that are still allowed, however many codes were sent. */
    public int attemptsLeft() {
        return progress.attemptsLeft();
    }

    /** When each code dies, in the order they were made: the first belongs to sequence 1. */
    public List<Instant> codeExpiries() {
        return progress.codeExpiries();
    }

    /** When the flow as a whole is closed. */
    public Instant expiresAt() {
        return progress.expiresAt();
    }

    /** Before this no new code. */
    public Instant resendAt() {
        return progress.resendAt();
    }

    /** When it became {@code DONE}, else null. */
    public @Nullable Instant doneAt() {
        return progress.doneAt();
    }

    /** The number of the newest code; the first is 1. */
    public int sequence() {
        return codeExpiries().size();
    }

    public FlowRecord withAttemptsLeft(int left) {
        return with(applicant, target, progress.withAttemptsLeft(left));
    }

    /** This flow without what an applicant gave, which nobody can redeem any more. */
    public FlowRecord withoutApplicant() {
        return with(null, target, progress);
    }

    /** This flow with one more code, which lives as long as the flow then does. */
    public FlowRecord withCode(Instant expiry, Instant nextResendAt) {
        return with(applicant, target, progress.withCode(expiry, nextResendAt));
    }

    public FlowRecord proven(Instant until) {
        return with(applicant, target, progress.proven(until));
    }

    /** This flow at its end: without what an applicant gave, about the account that came of it. */
    public FlowRecord done(@Nullable Target account, Instant now) {
        return with(null, account, progress.done(now));
    }

    private FlowRecord with(@Nullable Applicant newApplicant, @Nullable Target newTarget, FlowProgress newProgress) {
        return new FlowRecord(
                digest,
                purpose,
                keyName,
                mail,
                recipient,
                returnTo,
                createdAt,
                passDay,
                newApplicant,
                newTarget,
                newProgress);
    }
}
