package org.symbolon.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * Jakarta Mail's side of the conversation, which also knows how far it came. Once the recipient was named an answer is
 * about the mail, before that it is about us.
 */
final class SmtpTransport extends SMTPTransport {
    private static final int TAKEN = 2;

    private boolean named;
    private boolean handedOver;

    SmtpTransport(Session session, SmtpServer server) {
        super(session, null, server.protocol(), server.tls());
    }

    /** Whether RCPT was sent, so that it or DATA was answered. */
    boolean hasNamedTheRecipient() {
        return named;
    }

    /** Whether all of the mail was written, so that only the server's last word may be missing. */
    boolean hasHandedOver() {
        return handedOver;
    }

    boolean offersLogin() {
        return supportsExtension("AUTH") || supportsExtension("AUTH=LOGIN");
    }

    @Override
    protected void rcptTo() throws MessagingException {
        named = true;
        super.rcptTo();
    }

    /** Any 2xx means that the mail was taken, not only the usual one. */
    @Override
    protected void finishData() throws IOException, MessagingException {
        handedOver = true;
        try {
            super.finishData();
        } catch (MessagingException refused) {
            if (getLastReturnCode() / 100 != TAKEN) {
                throw refused;
            }
        }
    }

    /** After a refusal nothing follows that RSET would clear the way for, and its own failure would hide the answer. */
    @Override
    public synchronized void issueCommand(String command, int expected) throws MessagingException {
        if (!command.equals("RSET")) {
            super.issueCommand(command, expected);
        }
    }
}
