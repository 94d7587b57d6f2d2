package org.symbolon.spring.mail;

import jakarta.mail.internet.InternetAddress;
import org.symbolon.account.EmailAddress;

/**
 * The one mailbox that a mail goes to. It knows whether somebody asked for it: Jakarta Mail does so when it writes RCPT
 * TO, and what is written before then does not go to a mail server.
 */
final class OneRecipient extends InternetAddress {
    private static final long serialVersionUID = 1L;

    private volatile boolean named;

    OneRecipient(EmailAddress recipient) {
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
