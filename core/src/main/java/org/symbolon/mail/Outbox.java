package org.symbolon.mail;

import java.util.List;
import org.symbolon.flow.Transactions;
import org.symbolon.store.AbandonedMail;
import org.symbolon.store.OutboxStatus;

/**
 * What an operator may ask of the mails that wait. Nothing of it holds a code: that is derived when a mail is sent, and
 * never stored.
 */
public final class Outbox {
    private static final int MOST = 1000;

    private final Transactions transactions;

    public Outbox(Transactions transactions) {
        this.transactions = transactions;
    }

    /** How many mails wait, since when the oldest does, and how many were given up. */
    public OutboxStatus status() {
        return transactions.run(work -> work.outbox().status());
    }

    /**
     * The mails that were given up within the last seven days, first the one given up first.
     *
     * @param limit how many at most, 1 to 1000
     * @throws IllegalArgumentException where the limit is not as said
     */
    public List<AbandonedMail> abandoned(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("The limit is " + limit + ", which is not between 1 and " + MOST);
        }
        return transactions.run(work -> work.outbox().abandoned(limit));
    }
}
