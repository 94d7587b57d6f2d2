package org.symbolon.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.HandleDigest;
import org.symbolon.account.Purpose;

/**
 * A mail to be sent. It carries no code: who sends it derives that from the {@link Reference}.
 *
 * @param about the flow it belongs to, null for a notice
 * @param keyName the key that the sender must know
 * @param attempts how often it was leased
 * @param lastOfBudget whether it used the last free place of its address's budget, and so carries the pass
 * @param perhapsSent whether it was handed over once without an answer, and so is given up when that happens again
 * @param dueAt before this it is not leased; a lease puts it off until it runs out
 * @param expiresAt from this on it is worthless: whoever leases it removes it unsent
 */
public record OutboxMail(
        MailId id,
        MailKind kind,
        Recipient recipient,
        @Nullable Reference about,
        String keyName,
        boolean lastOfBudget,
        int attempts,
        boolean perhapsSent,
        Instant createdAt,
        Instant dueAt,
        Instant expiresAt) {

    /** A mail that is due from when it was written, was not sent yet, and does not use up a budget. */
    public OutboxMail(
            MailId id,
            MailKind kind,
            Recipient recipient,
            @Nullable Reference about,
            String keyName,
            Instant createdAt,
            Instant expiresAt) {
        this(id, kind, recipient, about, keyName, false, 0, false, createdAt, createdAt, expiresAt);
    }

    /** This mail, as the one that used the last free place of its address's budget. */
    public OutboxMail lastOfItsBudget() {
        return new OutboxMail(
                id, kind, recipient, about, keyName, true, attempts, perhapsSent, createdAt, dueAt, expiresAt);
    }

    /** This mail, leased once more and not due again before the lease runs out. */
    public OutboxMail attempted(Instant until) {
        return with(attempts + 1, perhapsSent, until);
    }

    public OutboxMail due(Instant at) {
        return with(attempts, perhapsSent, at);
    }

    /** This mail, perhaps sent already, and due once more. */
    public OutboxMail doubted(Instant at) {
        return with(attempts, true, at);
    }

    private OutboxMail with(int newAttempts, boolean newPerhapsSent, Instant newDueAt) {
        return new OutboxMail(
                id,
                kind,
                recipient,
                about,
                keyName,
                lastOfBudget,
                newAttempts,
                newPerhapsSent,
                createdAt,
                newDueAt,
                expiresAt);
    }

    /**
     * The code of a flow that the mail is to carry, and from which its label is derived.
     *
     * @param sequence the code's number; a mail whose flow has a newer one is superseded
     */
    public record Reference(HandleDigest flow, Purpose purpose, int sequence) {}
}
