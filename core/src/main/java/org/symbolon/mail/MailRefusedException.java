package org.symbolon.mail;

import java.io.IOException;

/** The mail will never be taken: it is not tried again, and stays in the outbox for the operator to see. */
public final class MailRefusedException extends IOException {
    /** @param message without address, subject or code, since it may be logged by whoever catches it */
    public MailRefusedException(String message) {
        super(message);
    }
}
