package org.symbolon.mail;

import java.io.IOException;

/** The mail was handed over whole, but nobody said that it was taken. It is given up when that happens again. */
public final class MailPerhapsSentException extends IOException {
    /** @param message without address, subject or code, since it may be logged by whoever catches it */
    public MailPerhapsSentException(String message) {
        super(message);
    }
}
