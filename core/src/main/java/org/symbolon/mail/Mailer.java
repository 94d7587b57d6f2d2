package org.symbolon.mail;

import java.io.IOException;

/**
 * Hands mails to whatever delivers them. Several threads call it at once, never within a transaction.
 *
 * <p>A call ends within {@value #DEADLINE_SECONDS} seconds: a mail whose sending takes more than twice as long may be
 * sent by another node too. The same mail comes again, under the same {@link Mail#id()}, after a failure.
 */
@FunctionalInterface
public interface Mailer {
    /** How long a call may take. */
    int DEADLINE_SECONDS = 60;

    /**
     * Returns once somebody else is answerable for the mail.
     *
     * @throws MailRefusedException where it will never be taken, so that it is not tried again
     * @throws MailPerhapsSentException where it was handed over whole but the answer never came; tried once more at
     *     most
     * @throws IOException where it was not taken this time; like anything else that is thrown, it means later
     */
    void send(Mail mail) throws IOException;
}
