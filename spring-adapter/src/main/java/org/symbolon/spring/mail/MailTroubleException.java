package org.symbolon.spring.mail;

import java.io.IOException;

/** A mail was not taken this time. Its message is of our own words only, and so may be logged. */
final class MailTroubleException extends IOException {
    private static final long serialVersionUID = 1L;

    MailTroubleException(String message) {
        super(message);
    }
}
