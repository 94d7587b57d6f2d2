package org.symbolon.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.mail.Eventually.eventually;
import static org.symbolon.mail.MailRoom.OFTEN;
import static org.symbolon.mail.Samples.CODES;
import static org.symbolon.mail.Samples.FLOW;
import static org.symbolon.mail.Samples.NOON;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.symbolon.account.Purpose;
import org.symbolon.store.FlowState;
import org.symbolon.store.MailKind;
import org.symbolon.store.OutboxMail;
import org.symbolon.testkit.ManualClock;

/** A mail's way from the outbox to a mail server that has its moods, with nothing in between left out. */
@Timeout(60)
class SmtpDeliveryTest {
    private final MailRoom room = new MailRoom();
    private final ManualClock clock = room.clock();
    private ScriptedSmtpServer server;

    @BeforeEach
    void open() throws IOException {
        server = new ScriptedSmtpServer();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        room.close();
    }

    static Stream<Arguments> everyVerbPutsOff() {
        return Stream.of("CONNECT", "EHLO", "MAIL", "RCPT", "DATA", ".")
                .flatMap(verb -> Stream.of("421 closing", "451 not now").map(reply -> Arguments.of(verb, reply)));
    }

    @ParameterizedTest
    @MethodSource("everyVerbPutsOff")
    void aMailThatIsPutOffWaitsLongerAndLongerAndArrivesOnceTheServerRecovers(String verb, String reply) {
        var mail = room.putCodeMail();
        refuse(verb, reply);
        room.start(mailer(), OFTEN);

        assertPostponed(mail, 1, Duration.ofMillis(1500), Duration.ofMillis(2500));
        assertPostponed(mail, 2, Duration.ofSeconds(3), Duration.ofSeconds(5));
        server.recover();
        clock.advance(Duration.ofSeconds(10));

        eventually(() -> assertThat(room.isGone(mail)).isTrue());
        assertThat(server.conversations()).isEqualTo(3);
        assertThat(server.mails()).hasSize(verb.equals(".") ? 3 : 1).allSatisfy(this::assertSameMailWithSameCode);
    }

    @ParameterizedTest
    @CsvSource({"RCPT, 550", "RCPT, 554", "DATA, 550", "DATA, 554", "., 550", "., 554"})
    void aMailThatIsRefusedStaysForTheOperatorAndIsNeverTriedAgain(String verb, String code) {
        var mail = room.putNotice("refused");
        server.answering(verb, code + " no Ada.Lovelace@example.org here");
        room.start(mailer(), OFTEN);

        eventually(() -> assertThat(room.row(mail).abandoned()).isTrue());
        server.recover();
        clock.advance(Duration.ofMinutes(20));
        var next = room.putNotice("next");

        eventually(() -> assertThat(room.isGone(next)).isTrue());
        room.awaitAnotherLook();
        assertThat(room.row(mail).abandoned()).isTrue();
        assertThat(server.conversations()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"CONNECT, 554", "EHLO, 550", "MAIL, 550", "MAIL, 554", "MAIL, 530", "AUTH, 535", "AUTH, 554"})
    void s18AServerThatRefusesUsOrOurPasswordAbandonsNobodysMail(String verb, String code) {
        var mails =
                Stream.of("one", "two", "three", "four").map(room::putNotice).toList();
        refuse(verb, code + " not you");
        if (verb.equals("AUTH")) {
            server.answering("EHLO", "250-here\r\n250 AUTH PLAIN");
        }
        room.start(verb.equals("AUTH") ? mailer("ada:wrong@") : mailer(), OFTEN);

        mails.forEach(mail -> assertThat(room.postponedAfter(mail, 1)).isPositive());
        clock.advance(Duration.ofSeconds(3));
        mails.forEach(mail -> assertThat(room.postponedAfter(mail, 2)).isPositive());
        assertThat(mails).noneMatch(mail -> room.row(mail).abandoned());
        server.answering(verb, verb.equals("AUTH") ? "235 welcome" : verb.equals("CONNECT") ? "220" : "250 fine");
        clock.advance(Duration.ofSeconds(6));

        eventually(() -> assertThat(mails).allMatch(room::isGone));
        assertThat(server.mails())
                .extracting(SmtpDeliveryTest::messageId)
                .containsExactlyInAnyOrder(
                        "<one@video.example>", "<two@video.example>", "<three@video.example>", "<four@video.example>");
    }

    @Test
    void aRefusedMailHoldsUpNoOther() {
        server.answering("RCPT", "550 no such mailbox");
        var refused = room.putNotice("refused");
        room.start(mailer(), OFTEN);
        eventually(() -> assertThat(room.row(refused).abandoned()).isTrue());

        server.recover();
        var other = room.putNotice("other");

        eventually(() -> assertThat(room.isGone(other)).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ScriptedSmtpServer.HANG_UP,
                ScriptedSmtpServer.SILENCE,
                ScriptedSmtpServer.DRIP,
                ScriptedSmtpServer.ENDLESS_LINE,
                "no SMTP at all"
            })
    void afterALostReplyTheSameMailIsTriedOnceMoreThenGivenUpAndNeverAThirdTime(String answer) {
        var mail = room.putCodeMail();
        server.answering(".", answer);
        room.start(hurried(), OFTEN);

        clock.advance(room.postponedAfter(mail, 1));
        eventually(() -> assertThat(room.row(mail).abandoned()).isTrue());
        server.recover();
        clock.advance(Duration.ofMinutes(10));
        room.awaitAnotherLook();

        assertThat(server.mails()).hasSize(2).allSatisfy(this::assertSameMailWithSameCode);
        assertThat(server.conversations()).isEqualTo(2);
    }

    @Test
    void afterALostReplyTheSecondTryIsTheOnlyDuplicate() {
        var mail = room.putCodeMail();
        server.answering(".", ScriptedSmtpServer.HANG_UP);
        room.start(mailer(), OFTEN);

        clock.advance(room.postponedAfter(mail, 1).minusMillis(1));
        server.recover();
        clock.advance(Duration.ofMillis(1));

        eventually(() -> assertThat(room.isGone(mail)).isTrue());
        assertThat(server.mails()).hasSize(2).allSatisfy(this::assertSameMailWithSameCode);
    }

    @Test
    void aServerThatIsDownAfterALostReplyCostsTheMailNeitherItsSecondTryNorLeadsToAThird() {
        var mail = room.putCodeMail();
        server.answering(".", ScriptedSmtpServer.HANG_UP);
        room.start(mailer(), OFTEN);
        var wait = room.postponedAfter(mail, 1);
        server.answering("CONNECT", "421 starting");
        clock.advance(wait);
        wait = room.postponedAfter(mail, 2);
        assertThat(room.row(mail).mail().perhapsSent()).isTrue();

        server.answering("CONNECT", "220 ready");
        clock.advance(wait);

        eventually(() -> assertThat(room.row(mail).abandoned()).isTrue());
        assertThat(server.mails()).hasSize(2).allSatisfy(this::assertSameMailWithSameCode);
    }

    @Test
    void aMailThatWasTakenWithAnUnusualNumberIsNotSentAgain() {
        var mail = room.putCodeMail();
        server.answering(".", "251 taken, and will be passed on");
        room.start(mailer(), OFTEN);

        eventually(() -> assertThat(room.isGone(mail)).isTrue());
        assertThat(server.mails()).hasSize(1);
    }

    @Test
    void aServerThatPutsOffAndHangsUpLosesNoMail() {
        var mail = room.putCodeMail();
        server.answeringLast(".", "421 closing");
        room.start(mailer(), OFTEN);

        for (int attempt = 1; attempt <= 4; attempt++) {
            clock.advance(room.postponedAfter(mail, attempt));
        }
        eventually(() -> assertThat(room.row(mail).mail().attempts()).isEqualTo(5));
        assertThat(room.row(mail).mail().perhapsSent()).isFalse();
        assertThat(room.row(mail).abandoned()).isFalse();
    }

    @Test
    void aMailWhoseEndComesDuringTheOutageIsRemovedUnsent() {
        var mail = room.putCodeMail();
        server.answering("CONNECT", "421 down");
        room.start(mailer(), OFTEN);
        clock.advance(room.postponedAfter(mail, 1));
        assertThat(room.postponedAfter(mail, 2)).isPositive();
        int before = server.conversations();

        server.recover();
        clock.advance(Duration.between(clock.instant(), mail.expiresAt()));

        eventually(() -> assertThat(room.isGone(mail)).isTrue());
        assertThat(server.mails()).isEmpty();
        assertThat(server.conversations()).isEqualTo(before);
    }

    @Test
    void aCodeThatIsSupersededDuringTheOutageIsNotSent() {
        var older = room.putCodeMail();
        server.answering("CONNECT", "421 down");
        room.start(mailer(), OFTEN);
        assertThat(room.postponedAfter(older, 1)).isPositive();

        room.putFlow(MailKind.RESET_CODE, FlowState.OPEN, 2);
        var newer =
                room.put(Samples.outboxMail("newer", MailKind.RESET_CODE, Samples.about(MailKind.RESET_CODE, 2), "k1"));
        assertThat(room.postponedAfter(newer, 1)).isPositive();
        server.recover();
        clock.advance(Duration.ofSeconds(3));

        eventually(() -> assertThat(List.of(older, newer)).allMatch(room::isGone));
        assertThat(server.mails()).extracting(SmtpDeliveryTest::messageId).containsExactly("<newer@video.example>");
        assertThat(text(server.data())).contains(CODES.print("k1", FLOW, Purpose.PASSWORD_RESET, 2));
    }

    @Test
    void saysTheMinutesThatAreLeftAfterTheOutage() {
        var mail = room.putCodeMail();
        server.answering("CONNECT", "421 down");
        room.start(mailer(), OFTEN);
        assertThat(room.postponedAfter(mail, 1)).isPositive();

        server.recover();
        clock.advance(Duration.ofSeconds(700));

        eventually(() -> assertThat(room.isGone(mail)).isTrue());
        assertThat(text(server.data())).contains("works for 18 minutes.");
    }

    @Test
    void whileAServerDribblesNobodyElseSendsTheMailAndThenItIsLeft() {
        var mail = room.putCodeMail();
        server.answering("RCPT", ScriptedSmtpServer.DRIP);
        room.start(leavingAfter(Duration.ofSeconds(3)), OFTEN);
        eventually(() -> assertThat(server.count("RCPT")).isEqualTo(1));

        room.start(hurried(), OFTEN);
        clock.advance(MailOutbox.LEASE.minusMillis(1));
        room.awaitAnotherLook();
        assertThat(server.conversations()).isEqualTo(1);
        assertThat(room.row(mail).leasedUntil()).isEqualTo(NOON.plus(MailOutbox.LEASE));

        assertThat(room.postponedAfter(mail, 1)).isPositive();
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void twoNodesSendEveryMailOnce() {
        var mails = Stream.iterate(1, each -> each + 1)
                .limit(40)
                .map(each -> room.putNotice("mail" + each))
                .toList();

        room.start(mailer(), OFTEN);
        room.start(mailer(), OFTEN);

        eventually(() -> assertThat(mails).allMatch(room::isGone));
        assertThat(server.mails())
                .extracting(SmtpDeliveryTest::messageId)
                .doesNotHaveDuplicates()
                .hasSize(40);
    }

    @Test
    void tellsTheOperatorTheNumberThatTheServerAnsweredAndNothingElseOfIt() {
        try (var log = new MailLog()) {
            var mail = room.putCodeMail();
            server.answering("MAIL", "550 \u001b[31mAda.Lovelace@example.org\u2028is 7KQ2-M9XD\u0085");
            room.start(mailer(), OFTEN);
            assertThat(room.postponedAfter(mail, 1)).isPositive();

            assertThat(log.warnings())
                    .containsExactly("Mail 0123456789abcdef0123456789abcdef (RESET_CODE), attempt 1: not sent this"
                            + " time, " + server.url() + " answered 550");
        }
    }

    private void assertPostponed(OutboxMail mail, int attempt, Duration least, Duration most) {
        var wait = room.postponedAfter(mail, attempt);
        assertThat(wait).isBetween(least, most);
        assertThat(room.row(mail).leasedUntil()).isEqualTo(Instant.MIN);
        clock.advance(wait);
    }

    private void assertSameMailWithSameCode(List<String> mail) {
        assertThat(messageId(mail)).isEqualTo("<0123456789abcdef0123456789abcdef@video.example>");
        assertThat(text(mail)).contains(CODES.print("k1", FLOW, Purpose.PASSWORD_RESET, 1));
    }

    private static String messageId(List<String> mail) {
        return mail.stream()
                .filter(line -> line.startsWith("Message-ID: "))
                .map(line -> line.substring(12))
                .reduce((one, other) -> one + " and " + other)
                .orElse("none");
    }

    private static String text(List<String> mail) {
        return String.join("\n", mail);
    }

    private void refuse(String verb, String reply) {
        server.answering(verb, reply);
        if (verb.equals("EHLO")) {
            server.answering("HELO", reply);
        }
    }

    private Mailer mailer() {
        return mailer("");
    }

    private Mailer mailer(String login) {
        return SmtpMailer.to("smtp://" + login + "127.0.0.1:" + server.port(), "no-reply@video.example");
    }

    /** Loses its patience sooner than the real one. */
    private Mailer hurried() {
        return leavingAfter(Duration.ofMillis(600));
    }

    private Mailer leavingAfter(Duration deadline) {
        return new SmtpConversation(
                SmtpServer.parse(server.url()), SmtpSender.parse("no-reply@video.example"), deadline);
    }
}
