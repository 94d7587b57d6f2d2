package org.symbolon.spring.mail;

import java.time.Instant;
import java.util.Locale;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Site;
import org.symbolon.mail.Mail;
import org.symbolon.store.MailId;
import org.symbolon.store.MailKind;

/** Values that the tests of mail share. */
final class Samples {
    static final Site SITE = Site.of("Vidéo d’exemple", "https://video.example");
    static final Sender SENDER = Sender.of(SITE);
    static final String SUBJECT = "Votre code pour Vidéo d’exemple (K7)";
    static final String TEXT = "Créez votre compte.\n\n7KQ2-M9XD\n";
    static final String HTML = "<!DOCTYPE html><html lang=\"fr\"><body><p>Créez votre compte.</p></body></html>";

    private Samples() {}

    static Mail mail() {
        return mail("Ada.Lovelace@example.org");
    }

    static Mail mail(String to) {
        return new Mail(
                new MailId("0123456789abcdef0123456789abcdef"),
                MailKind.REGISTRATION_CODE,
                SITE.name(),
                EmailAddress.parse(to).orElseThrow(),
                SUBJECT,
                TEXT,
                HTML,
                Locale.FRENCH,
                Instant.parse("2026-11-22T12:00:00Z"));
    }

    /** As Boot makes one out of host and port. */
    static JavaMailSenderImpl sender(int port) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        sender.setProtocol("smtp");
        sender.setDefaultEncoding("UTF-8");
        return sender;
    }
}
