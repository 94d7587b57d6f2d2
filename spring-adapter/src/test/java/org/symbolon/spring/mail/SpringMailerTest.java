package org.symbolon.spring.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.spring.mail.Samples.SENDER;
import static org.symbolon.spring.mail.Samples.SITE;
import static org.symbolon.spring.mail.Samples.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.symbolon.mail.Mailer;

/** What a mailbox gets. */
@Timeout(60)
class SpringMailerTest {
    private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());

    @BeforeEach
    void open() {
        server.start();
    }

    @AfterEach
    void close() {
        server.stop();
    }

    private Mailer mailer(Sender from) {
        return new SpringMailer(PatientSender.of(Samples.sender(server.getSmtp().getPort())), from);
    }

    private MimeMessage arrived() {
        assertThat(server.getReceivedMessages()).hasSize(1);
        return server.getReceivedMessages()[0];
    }

    private static String raw(MimeMessage message) throws Exception {
        var out = new ByteArrayOutputStream();
        message.writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void mailArrivesWithAllItsHeaders() throws Exception {
        mailer(SENDER).send(mail());

        var message = arrived();
        assertThat(message.getHeader("From", "|")).doesNotContain("é").endsWith("<no-reply@video.example>");
        assertThat(MimeUtility.decodeText(message.getHeader("From", "|"))).startsWith(SITE.name());
        assertThat(message.getHeader("To", "|")).isEqualTo("Ada.Lovelace@example.org");
        assertThat(message.getSubject()).isEqualTo(Samples.SUBJECT);
        assertThat(message.getHeader("Message-ID", "|")).isEqualTo("<0123456789abcdef0123456789abcdef@video.example>");
        assertThat(message.getHeader("Auto-Submitted", "|")).isEqualTo("auto-generated");
        assertThat(message.getHeader("Content-Language", "|")).isEqualTo("fr");
        assertThat(message.getSentDate()).isEqualTo(Date.from(Instant.parse("2026-11-22T12:00:00Z")));
    }

    @Test
    void mailHasTextFirstThenHtmlBothInUtf8() throws Exception {
        mailer(SENDER).send(mail());

        var parts = (MimeMultipart) arrived().getContent();
        assertThat(arrived().getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getCount()).isEqualTo(2);
        assertPart((MimeBodyPart) parts.getBodyPart(0), "text/plain", Samples.TEXT);
        assertPart((MimeBodyPart) parts.getBodyPart(1), "text/html", Samples.HTML);
    }

    private static void assertPart(MimeBodyPart part, String type, String content) throws Exception {
        assertThat(part.getContentType()).isEqualToIgnoringCase(type + "; charset=UTF-8");
        assertThat(part.getContent().toString().replace("\r\n", "\n")).isEqualToIgnoringNewLines(content);
    }

    @Test
    void mailGoesToItsOneMailboxAndLeavesTheNameOfNoOther() throws Exception {
        mailer(SENDER).send(mail("mika+tag@EXÄMPLE.example"));

        assertThat(arrived().getAllRecipients())
                .extracting(Object::toString)
                .containsExactly("mika+tag@xn--exmple-cua.example");
    }

    @Test
    void sameMailHasTheSameMessageIdEachTime() throws Exception {
        mailer(SENDER).send(mail());
        mailer(SENDER).send(mail());

        assertThat(Arrays.stream(server.getReceivedMessages())
                        .map(SpringMailerTest::messageId)
                        .distinct())
                .hasSize(1);
        assertThat(server.getReceivedMessages()).hasSize(2);
    }

    private static String messageId(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (Exception unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Test
    void nameOfTheSenderIsShown() throws Exception {
        mailer(Sender.parse("Accounts, Limited <hello@mail.example>", SITE)).send(mail());

        assertThat(arrived().getHeader("From", "|")).isEqualTo("\"Accounts, Limited\" <hello@mail.example>");
        assertThat(arrived().getMessageID()).endsWith("@mail.example>");
        assertThat(raw(arrived())).contains("Return-Path: <hello@mail.example>");
    }
}
