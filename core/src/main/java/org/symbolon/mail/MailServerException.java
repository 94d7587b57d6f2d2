package org.symbolon.mail;

import java.io.IOException;

/** The mail server did not take a mail this time. Its message is of our own words only, and so may be logged. */
final class MailServerException extends IOException {
    private final String said;

    MailServerException(String said) {
        super(said);
        this.said = said;
    }

    String said() {
        return said;
    }
}
