package org.symbolon.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.symbolon.mail.Samples.NOON;
import static org.symbolon.mail.Samples.SITE;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Date;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.symbolon.account.Site;
import org.symbolon.store.MailKind;

class SmtpMailerTest {
    private final Locale machine = Locale.getDefault();
    private GreenMail server;

    @BeforeEach
    void open() {
        server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
    }

    @AfterEach
    void close() {
        server.stop();
        Locale.setDefault(machine);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void arrivesAsTextThenHtmlInUtf8(MailKind kind) throws Exception {
        var mail = Samples.mail(kind);

        var arrived = deliver(mail, "no-reply@video.example");

        assertThat(arrived.getContentType()).startsWith("multipart/alternative");
        var parts = (MimeMultipart) arrived.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertPart(parts.getBodyPart(0), "text/plain", mail.text());
        assertPart(parts.getBodyPart(1), "text/html", mail.html());
    }

    private static void assertPart(BodyPart part, String type, String content) throws Exception {
        assertThat(part.getContentType().toLowerCase(Locale.ROOT))
                .startsWith(type)
                .contains("charset=utf-8");
        assertThat(part.getContent().toString().replace("\r\n", "\n").strip()).isEqualTo(content.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "tr"})
    void carriesTheHeadersOfAMachinesMail(String language) throws Exception {
        Locale.setDefault(Locale.forLanguageTag(language));

        var arrived = deliver(Samples.mail(MailKind.REGISTRATION_CODE), "no-reply@video.example");

        assertThat(arrived.getHeader("Message-ID")).containsExactly("<0123456789abcdef0123456789abcdef@video.example>");
        assertThat(arrived.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(arrived.getHeader("Subject")).containsExactly("Your code for Example Video (K7)");
        assertThat(arrived.getHeader("From")).containsExactly("Example Video <no-reply@video.example>");
        assertThat(arrived.getHeader("To")).containsExactly("Ada.Lovelace@example.org");
        assertThat(arrived.getHeader("Content-Language")).containsExactly("en");
        assertThat(arrived.getHeader("MIME-Version")).containsExactly("1.0");
        assertThat(arrived.getHeader("Return-Path")).containsExactly("<no-reply@video.example>");
        assertThat(arrived.getSentDate()).isEqualTo(Date.from(NOON));
    }

    @Test
    void keepsItsMessageIdWhenSentAgain() throws Exception {
        var mailer = SmtpMailer.to(url(), "no-reply@video.example");
        mailer.send(Samples.mail(MailKind.RESET_CODE));
        mailer.send(Samples.mail(MailKind.RESET_CODE, SITE, NOON.plusSeconds(70)));

        var arrived = server.getReceivedMessages();
        assertThat(arrived).hasSize(2);
        assertThat(arrived[0].getMessageID()).isEqualTo(arrived[1].getMessageID());
    }

    @ParameterizedTest
    @CsvSource({
        "Front Desk <desk@video.example>, Front Desk <desk@video.example>",
        "'\"Desk, Front\" <desk@video.example>', '\"Desk, Front\" <desk@video.example>'",
        "desk@Bücher.example, Example Video <desk@xn--bcher-kva.example>"
    })
    void comesFromTheNameThatWasGivenOrElseTheSites(String from, String header) throws Exception {
        assertThat(deliver(Samples.mail(MailKind.RESET_CODE), from).getHeader("From"))
                .containsExactly(header);
    }

    @Test
    void namesBeyondAsciiArriveWhole() throws Exception {
        var site = Site.of("Bücher & 影片 für Ağrı — «ältere» Straßenzüge und noch mehr davon", "https://video.example");

        var arrived = deliver(Samples.mail(MailKind.REGISTRATION_CODE, site, NOON), "no-reply@video.example");

        assertThat(arrived.getSubject()).isEqualTo("Your code for " + site.name() + " (K7)");
        assertThat(((InternetAddress) arrived.getFrom()[0]).getPersonal()).isEqualTo(site.name());
        var parts = (MimeMultipart) arrived.getContent();
        assertThat(parts.getBodyPart(0).getContent().toString()).contains(site.name());
    }

    @Test
    void linesThatBeginWithADotArriveWhole() throws Exception {
        var site = Site.of(".dot", "https://video.example");

        var arrived = deliver(Samples.mail(MailKind.NO_ACCOUNT, site, NOON), "no-reply@video.example");

        assertThat(((MimeMultipart) arrived.getContent())
                        .getBodyPart(0)
                        .getContent()
                        .toString())
                .contains("at .dot for");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mail.example",
                "http://ada:hunter2@mail.example",
                "smtp://",
                "smtp://ada:hunter2@",
                "smtp://ada@mail.example",
                "smtp://:hunter2@mail.example",
                "smtp://ada:hunter2@mail.example:0",
                "smtp://ada:hunter2@mail.example:65536",
                "smtp://ada:hunter2@mail.example/inbox",
                "smtp://ada:hunter2@mail.example?tls=no",
                "smtp://ada:hunter2@mail.example#x",
                "smtp://ada:hunter2%@mail.example",
                "smtp://ada:hunter2%zz@mail.example",
                "smtp://ada:hunter2%0d%0a@mail.example",
                "smtp://ada:hunter2/@mail.example",
                "smtp://ada:hunter2 @mail.example"
            })
    void saysWhatToWriteForAServerWithoutRepeatingThePassword(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmtpMailer.to(url, "no-reply@video.example"))
                .withMessageContaining("smtp://user:password@mail.example:587")
                .withMessageNotContaining("hunter2")
                .withNoCause();
    }

    @ParameterizedTest
    @CsvSource({
        "http://mail.example, its scheme",
        "mail.example, its scheme",
        "smtp://mail_server, no host",
        "smtp://mail.example:0, its port is 0",
        "smtp://mail.example:99999, its port is 99999",
        "smtp://mail.example/inbox, follows the host",
        "smtp://ada@mail.example, password is missing",
        "smtp://ada:x%zz@mail.example, no URL has",
        "smtp://ada:x y@mail.example, no URL has"
    })
    void saysWhatIsWrongWithAServer(String url, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmtpMailer.to(url, "no-reply@video.example"))
                .withMessageContaining(why);
    }

    @Test
    @SuppressWarnings("NullAway")
    void namesWhatIsMissing() {
        assertThatNullPointerException()
                .isThrownBy(() -> SmtpMailer.to(null, "no-reply@video.example"))
                .withMessage("url");
        assertThatNullPointerException()
                .isThrownBy(() -> SmtpMailer.to("smtp://mail.example", null))
                .withMessage("from");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "video.example",
                "root",
                "a@[127.0.0.1]",
                "a@video.example, b@video.example",
                "Name <a@video.example",
                "Name\r\nBcc: x <a@video.example>",
                "Name\u2028x <a@video.example>",
                "Name <a@video.example> <b@video.example>"
            })
    void saysWhatToWriteForASender(String from) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmtpMailer.to("smtp://mail.example", from))
                .withMessageContaining("Site <no-reply@site.example>");
    }

    @Test
    void signsInWithTheDecodedUserAndPassword() throws Exception {
        try (var sink = new ScriptedSmtpServer()) {
            sink.answering("EHLO", "250-here\r\n250 AUTH PLAIN").answering("AUTH", "235 welcome");

            SmtpMailer.to("smtp://ada%40x:p%3A%2F+%25@127.0.0.1:" + sink.port(), "no-reply@video.example")
                    .send(Samples.mail(MailKind.NO_ACCOUNT));

            var login = Base64.getEncoder().encodeToString("ada@x\0ada@x\0p:/+%".getBytes(StandardCharsets.UTF_8));
            assertThat(sink.commands()).contains("AUTH PLAIN " + login, "MAIL FROM:<no-reply@video.example>");
        }
    }

    @Test
    void tellsNothingToAServerWhoseCertificateNobodyVouchesFor() {
        var impostor = new GreenMail(ServerSetup.SMTPS.dynamicPort());
        impostor.start();
        try {
            var mailer =
                    SmtpMailer.to("smtps://127.0.0.1:" + impostor.getSmtps().getPort(), "no-reply@video.example");

            assertThatExceptionOfType(MailServerException.class)
                    .isThrownBy(() -> mailer.send(Samples.mail(MailKind.RESET_CODE)))
                    .withNoCause();
            assertThat(impostor.getReceivedMessages()).isEmpty();
        } finally {
            impostor.stop();
        }
    }

    @Test
    void readsServersWithTheirStandardPorts() {
        assertThat(SmtpServer.parse("smtp://mail.example")).isEqualTo(server(false, "mail.example", 587, null, null));
        assertThat(SmtpServer.parse("SMTPS://mail.example/")).isEqualTo(server(true, "mail.example", 465, null, null));
        assertThat(SmtpServer.parse("smtp://a%40b:p%3A%2F+%25%C3%BC@[::1]:25"))
                .isEqualTo(server(false, "::1", 25, "a@b", "p:/+%ü"));
        assertThat(SmtpServer.parse("smtp://a:b:c@localhost").password()).isEqualTo("b:c");
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, true",
        "LOCALHOST, true",
        "127.0.0.1, true",
        "127.8.8.8, true",
        "[::1], true",
        "mail.example, false",
        "127.0.0.1.evil.example, false",
        "localhost.evil.example, false",
        "10.0.0.1, false"
    })
    void onlyThisMachineMayGoWithoutEncryption(String host, boolean loopback) {
        assertThat(SmtpServer.parse("smtp://" + host).isLoopback()).isEqualTo(loopback);
    }

    @Test
    void cannotBePrintedWithItsLogin() {
        assertThat(SmtpMailer.to("smtp://ada:hunter2@mail.example", "no-reply@video.example"))
                .hasToString("SmtpMailer[smtp://[hidden]@mail.example:587]");
    }

    private static SmtpServer server(
            boolean tls, String host, int port, @Nullable String user, @Nullable String password) {
        return new SmtpServer(tls, host, port, user, password);
    }

    private MimeMessage deliver(Mail mail, String from) throws Exception {
        SmtpMailer.to(url(), from).send(mail);
        assertThat(server.getReceivedMessages()).hasSize(1);
        return server.getReceivedMessages()[0];
    }

    private String url() {
        return "smtp://127.0.0.1:" + server.getSmtp().getPort();
    }
}
