package org.symbolon.mail;

import jakarta.mail.internet.InternetAddress;
import org.symbolon.account.EmailAddress;

/**
 * The one mailbox that a mail goes to. It knows whether the server was told of it: from then on an answer is about this
 * mail, before it was about us.
 *
 * <p>Jakarta Mail's own interface does not say which command was answered; it asks a recipient for its address first
 * when it writes RCPT TO.
 */
final class SmtpRecipient extends InternetAddress {
    private static final long serialVersionUID = 1L;

    private boolean named;

    SmtpRecipient(EmailAddress recipient) {
        this.address = recipient.mailbox();
    }

    @Override
    public String getAddress() {
        named = true;
        return super.getAddress();
    }

    boolean wasNamed() {
        return named;
    }
}
