package org.symbolon.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMultipart;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.symbolon.store.MailKind;

/** Words beyond ASCII, on their way through a mail server. */
class TranslatedMailTest {
    private GreenMail server;

    @BeforeEach
    void open() {
        server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
    }

    @AfterEach
    void close() {
        server.stop();
    }

    @Test
    void frenchMailArrivesWhole() throws Exception {
        assertArrivesWhole(Samples.lastMail(MailTexts.DEFAULT, MailKind.ALREADY_REGISTERED, Locale.FRENCH), "fr");
    }

    @Test
    void subjectOfManyBytesArrivesWhole() throws Exception {
        var texts = MailTexts.DEFAULT.with(
                Locale.FRENCH, Map.of("new-device.subject", "Сигнал «ё» 影片 ’é\u00a0: {site} ".repeat(6) + "fin"));

        assertArrivesWhole(Samples.mail(texts, MailKind.NEW_DEVICE, Locale.FRENCH), "fr");
    }

    private void assertArrivesWhole(Mail mail, String language) throws Exception {
        SmtpMailer.to("smtp://127.0.0.1:" + server.getSmtp().getPort(), "no-reply@video.example")
                .send(mail);

        var arrived = server.getReceivedMessages()[0];
        assertThat(arrived.getHeader("Subject")[0]).matches("[\\x20-\\x7E\\s]+");
        assertThat(arrived.getSubject()).isEqualTo(mail.subject());
        assertThat(arrived.getHeader("Content-Language")).containsExactly(language);
        var parts = (MimeMultipart) arrived.getContent();
        assertThat(body(parts, 0)).isEqualTo(mail.text());
        assertThat(body(parts, 1)).isEqualTo(mail.html());
    }

    private static String body(MimeMultipart parts, int index) throws Exception {
        return parts.getBodyPart(index).getContent().toString().replace("\r\n", "\n");
    }
}
