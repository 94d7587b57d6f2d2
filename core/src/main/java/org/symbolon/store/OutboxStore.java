package org.symbolon.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.symbolon.account.EmailAddress;

/**
 * Mails to be sent, written in the transaction of what they tell of.
 *
 * <p>Whoever sends one leases it first. A lease that ran out may be taken by another, and from then on its former
 * holder changes nothing: each verb that ends a lease names it by the attempt that it was.
 */
public interface OutboxStore {
    /**
     * Adds the mail.
     *
     * @throws IllegalStateException where its id is taken, which random ids never are
     */
    void insert(OutboxMail mail);

    /**
     * Takes the mail that is due longest, is under one of the keys, and is not leased; its attempts grow by one. One
     * that has expired is taken too, for its holder to remove; one that was abandoned never is.
     *
     * @param until when the lease runs out
     * @return the mail afterwards
     */
    Optional<OutboxMail> lease(Set<String> keys, Instant now, Instant until);

    /** Ends the lease and removes the mail: it was sent, or is not to be. */
    boolean remove(MailId id, int attempt);

    /** Ends the lease; the mail is due again at the instant. */
    boolean postpone(MailId id, int attempt, Instant dueAt);

    /** Ends the lease of a mail that was perhaps sent, and notes that; it is due again at the instant. */
    boolean doubt(MailId id, int attempt, Instant dueAt);

    /** Ends the lease for good: the mail stays for the operator to see, and is never leased again. */
    boolean abandon(MailId id, int attempt, Instant now);

    /**
     * Removes every mail to the address, spelt exactly so, leased or abandoned ones too. Whoever holds a lease on one
     * may still send it.
     *
     * @return how many
     */
    int deleteTo(EmailAddress address);

    /** How many mails wait, since when the oldest does, and how many were abandoned. */
    OutboxStatus status();

    /** The abandoned mails as they were then, first the one abandoned first, at most that many. */
    List<AbandonedMail> abandoned(int limit);

    /**
     * Removes mails that were abandoned before the instant, or whose own end was before it: those are under a key that
     * no node holds any more.
     *
     * @return how many, at most {@code limit}
     */
    int purge(Instant endedBefore, int limit);
}
