package org.symbolon.quickstart;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.regex.Pattern;

/** A real SMTP server on a free loopback port, and the mails that it received, in order. */
final class Mailbox implements AutoCloseable {
    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{4}-[0-9A-Z]{4}");
    private static final int PATIENCE_MILLIS = 20_000;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    private int read;

    Mailbox() {
        server.start();
    }

    String url() {
        return "smtp://127.0.0.1:" + server.getSmtp().getPort();
    }

    /** A mail as it was received. */
    record Letter(String subject, String text) {
        String code() {
            var code = CODE.matcher(text);
            if (!code.find()) {
                throw new IllegalStateException("There is no code in the mail: " + subject);
            }
            return code.group();
        }
    }

    /** Waits for the next mail. */
    Letter next() throws MessagingException, IOException {
        if (!server.waitForIncomingEmail(PATIENCE_MILLIS, ++read)) {
            throw new IllegalStateException("Mail number " + read + " did not come");
        }
        var mail = server.getReceivedMessages()[read - 1];
        var parts = (MimeMultipart) mail.getContent();
        return new Letter(mail.getSubject(), (String) parts.getBodyPart(0).getContent());
    }

    @Override
    public void close() {
        server.stop();
    }
}
