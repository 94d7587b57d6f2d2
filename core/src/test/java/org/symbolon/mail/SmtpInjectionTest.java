package org.symbolon.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.symbolon.mail.Eventually.eventually;
import static org.symbolon.mail.MailRoom.OFTEN;
import static org.symbolon.mail.Samples.NOON;

import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Site;
import org.symbolon.store.MailId;
import org.symbolon.store.MailKind;

/** S14: no text, wherever it comes from, ends a header or a command, adds a recipient, or reaches a log line. */
@Timeout(60)
class SmtpInjectionTest {
    private static final String PRINTABLE = "[\\x20-\\x7E]*";

    private final MailRoom room = new MailRoom();
    private ScriptedSmtpServer sink;

    @BeforeEach
    void open() throws IOException {
        sink = new ScriptedSmtpServer();
    }

    @AfterEach
    void close() throws IOException {
        sink.close();
        room.close();
    }

    static Stream<String> hostileNames() {
        return Stream.of(
                "Site>, <eve@evil.example",
                "\"Site\" <eve@evil.example>,",
                "a@evil.example, b@evil.example",
                "=?utf-8?q?x=0d=0aBcc:_eve@evil.example?=",
                "=?utf-8?b?DQpCY2M6IGV2ZUBldmlsLmV4YW1wbGU=?=",
                "Bcc: eve@evil.example",
                "Group: eve@evil.example;",
                "\\\" <eve@evil.example>",
                "{label}{url}%0d%0aBcc:%20eve@evil.example",
                "\\r\\nBcc: eve@evil.example",
                "Site\u200D(eve@evil.example)",
                "\uFF0D\uFF1CInjected\uFF1E\u560A\u560DBcc: eve@evil.example",
                ".");
    }

    static Stream<String> hostileSubjects() {
        return Stream.concat(
                hostileNames(),
                Stream.of("\u202Eelpmaxe.live@eve\u202C", ". \uD83D\uDE00".repeat(30), "=?x?q?".repeat(300)));
    }

    @ParameterizedTest
    @MethodSource("hostileNames")
    void s14AHostileSiteNameNeitherAddsAHeaderNorARecipientNorReachesALogLine(String name) throws Exception {
        try (var log = new MailLog()) {
            var mail = room.putCodeMail();
            room.startFor(Site.of(name, "https://video.example"), mailer());

            eventually(() -> assertThat(room.isGone(mail)).isTrue());
            assertOneRecipient("Ada.Lovelace@example.org");
            assertUsualHeader();
            assertThat(log.lines())
                    .containsExactly("Mail 0123456789abcdef0123456789abcdef (RESET_CODE), attempt 1: sent");
        }
    }

    @ParameterizedTest
    @MethodSource("hostileSubjects")
    void s14AHostileSubjectNeitherAddsAHeaderNorARecipient(String subject) throws Exception {
        mailer().send(mail(subject, "Site"));

        assertOneRecipient("Ada.Lovelace@example.org");
        assertUsualHeader();
    }

    @Test
    void s14NoControlOrSeparatorCharacterComesIntoAMail() {
        var unwanted = Stream.iterate(0, point -> point + 1)
                .limit(Character.MAX_CODE_POINT + 1)
                .filter(point -> switch (Character.getType(point)) {
                    case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
                    default -> false;
                })
                .map(Character::toString)
                .toList();

        assertThat(unwanted).contains("\0", "\t", "\r", "\n", "\u001b", "\u007f", "\u0085", "\u2028", "\u2029");
        for (var each : unwanted) {
            assertThatIllegalArgumentException().isThrownBy(() -> mail("a" + each + "b", "Site"));
            assertThatIllegalArgumentException().isThrownBy(() -> mail("Subject", "a" + each + "b"));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> mail("Subject", "Site").withHeader(Mail.Header.AUTO_SUBMITTED, "a" + each + "b"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Eve <eve@evil.example>",
                "ada@example.org, eve@evil.example",
                "ada@example.org\r\nRCPT TO:<eve@evil.example>",
                "ada@example.org\nBcc: eve@evil.example",
                "ada@example.org> NOTIFY=SUCCESS ORCPT=rfc822;eve@evil.example",
                "\"ada\r\nRCPT TO:<eve@evil.example>\"@example.org",
                "\"ada> RCPT TO:<eve@evil.example\"@example.org",
                "\"ada, eve@evil.example\"@example.org",
                "@evil.example:ada@example.org",
                "ada%evil.example@example.org",
                "evil.example!ada@example.org",
                "group:ada@example.org,eve@evil.example;",
                "ada@example.org\u2028eve@evil.example",
                "ada@example\uFF0Eorg",
                "ada@[127.0.0.1]",
                "ad\u00E4@example.org",
                "ada@b\u00FCcher.example"
            })
    void s14AHostileAddressIsRefusedOrIsTheOnlyRecipient(String text) throws Exception {
        var address = EmailAddress.parse(text).match(parsed -> parsed.address().mailbox(), refused -> "");
        if (!address.isEmpty()) {
            mailer().send(mailTo(EmailAddress.parse(text).orElseThrow()));

            assertOneRecipient(address);
            assertThat(header()).filteredOn(line -> line.startsWith("To: ")).containsExactly("To: " + address);
            assertUsualHeader();
        }
        assertThat(address).matches("[\\x21-\\x7E]*").doesNotContain("<", ">", ",", " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECT", "MAIL", "RCPT", "DATA", "."})
    void s14NothingThatAServerSaysReachesALogLine(String verb) {
        try (var log = new MailLog()) {
            var mail = room.put(Samples.outboxMail(MailKind.PASSWORD_CHANGED));
            sink.answeringLast(verb, "451 \u001b[31m forged\u2028line\u0085 Ada.Lovelace@example.org\rWARNING forged");
            room.start(mailer(), OFTEN);

            assertThat(room.postponedAfter(mail, 1)).isPositive();
            assertThat(log.lines())
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line)
                            .matches(PRINTABLE)
                            .startsWith("Mail ")
                            .doesNotContainIgnoringCase("forged")
                            .doesNotContainIgnoringCase("lovelace"));
        }
    }

    private void assertOneRecipient(String mailbox) {
        assertThat(sink.commands())
                .filteredOn(line -> line.toUpperCase(Locale.ROOT).contains("RCPT TO"))
                .containsExactly("RCPT TO:<" + mailbox + ">");
        assertThat(sink.commands())
                .extracting(line -> line.split(" ", 2)[0])
                .filteredOn(verb -> !verb.equals("QUIT"))
                .containsExactly("EHLO", "MAIL", "RCPT", "DATA");
        assertThat(sink.mails()).hasSize(1);
    }

    /** Nobody but us writes the header, whose lines are all of ASCII. */
    private void assertUsualHeader() throws Exception {
        assertThat(sink.data().subList(0, sink.data().indexOf(""))).allMatch(line -> line.matches("[\\x20-\\x7E\\t]*"));
        assertThat(header())
                .extracting(line -> line.substring(0, line.indexOf(':')))
                .containsExactlyInAnyOrder(
                        "Date",
                        "From",
                        "To",
                        "Message-ID",
                        "Subject",
                        "MIME-Version",
                        "Content-Type",
                        "Content-Language",
                        "Auto-Submitted");
        var from = header().stream()
                .filter(line -> line.startsWith("From: "))
                .findFirst()
                .orElseThrow();
        assertThat(InternetAddress.parse(from.substring(6)))
                .extracting(InternetAddress::getAddress)
                .containsExactly("no-reply@video.example");
    }

    private List<String> header() {
        var folded = String.join("\n", sink.data().subList(0, sink.data().indexOf("")));
        return folded.replaceAll("\n[ \t]", " ").lines().toList();
    }

    private Mailer mailer() {
        return SmtpMailer.to(sink.url(), "no-reply@video.example");
    }

    private static Mail mail(String subject, String site) {
        return mail(subject, site, Samples.address("Ada.Lovelace@example.org"));
    }

    private static Mail mailTo(EmailAddress to) {
        return mail("Subject", "Site", to);
    }

    private static Mail mail(String subject, String site, EmailAddress to) {
        return new Mail(
                new MailId("id"), MailKind.NO_ACCOUNT, site, to, subject, "text\n", "<p>text", Locale.ENGLISH, NOON);
    }
}
