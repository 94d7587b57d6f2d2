package org.symbolon.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.symbolon.store.MailKind;

@Timeout(60)
class SmtpFailureTest {
    private ScriptedSmtpServer server;

    @BeforeEach
    void open() throws IOException {
        server = new ScriptedSmtpServer();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 no Ada.Lovelace@example.org here",
        "RCPT, 551 not local",
        "RCPT, 552 mailbox full",
        "RCPT, 553 bad name",
        "RCPT, 554 5.7.1 relay access denied",
        "RCPT, 501 syntax",
        "DATA, 554 no valid recipients",
        "DATA, 550 refused",
        "., 554 5.7.1 looks like spam: 7KQ2-M9XD",
        "., 552 too big"
    })
    void a5xxToRcptOrDataIsForGood(String command, String reply) {
        server.answering(command, reply);

        assertThat(failure())
                .isExactlyInstanceOf(MailRefusedException.class)
                .hasMessageContaining(reply.substring(0, 3))
                .hasMessageNotContainingAny("Ada", "7KQ2")
                .hasNoCause();
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECT, 554 go away",
        "EHLO, 550 no",
        "MAIL, 550 5.7.1 sender Ada.Lovelace@example.org rejected",
        "MAIL, 553 sender",
        "MAIL, 501 sender",
        "MAIL, 530 5.7.0 authentication required",
        "MAIL, 554 not today",
        "RCPT, 530 5.7.0 authentication required",
        "CONNECT, 421 busy",
        "MAIL, 451 later",
        "RCPT, 450 greylisted",
        "RCPT, 452 too many",
        "RCPT, 421 closing",
        "DATA, 451 later",
        "., 451 later 7KQ2-M9XD",
        "., 421 closing"
    })
    void a4xxOrThe5xxOfAServerInTroubleMeansLater(String command, String reply) {
        if (command.equals("EHLO")) {
            server.answering("HELO", reply);
        }
        server.answering(command, reply);

        assertThat(failure())
                .isExactlyInstanceOf(MailServerException.class)
                .hasMessageNotContainingAny("Ada", "7KQ2")
                .hasNoCause();
    }

    @Test
    void aWrongPasswordMeansLater() {
        server.answering("EHLO", "250-here\r\n250 AUTH PLAIN").answering("AUTH", "535 5.7.8 bad credentials");
        var mailer = SmtpMailer.to("smtp://ada:hunter2@127.0.0.1:" + server.port(), "no-reply@video.example");

        assertThat(catchThrowable(() -> mailer.send(Samples.mail(MailKind.RESET_CODE))))
                .isExactlyInstanceOf(MailServerException.class)
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
        assertThat(server.count("MAIL")).isZero();
    }

    @Test
    void nobodyListeningMeansLater() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        var mailer = SmtpMailer.to("smtp://127.0.0.1:" + free, "no-reply@video.example");

        assertThat(catchThrowable(() -> mailer.send(Samples.mail(MailKind.RESET_CODE))))
                .isExactlyInstanceOf(MailServerException.class)
                .hasMessageContaining("ConnectException")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECT", "EHLO", "MAIL", "RCPT", "DATA"})
    void noAnswerBeforeTheWholeMailWasHandedOverMeansLater(String command) {
        server.answering(command, ScriptedSmtpServer.HANG_UP);

        assertThat(failure()).isExactlyInstanceOf(MailServerException.class).hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {ScriptedSmtpServer.HANG_UP, ScriptedSmtpServer.SILENCE})
    void noAnswerAfterTheFinalDotMeansPerhapsSent(String answer) {
        server.answering(".", answer);

        assertThat(catchThrowable(() -> hurried().send(Samples.mail(MailKind.RESET_CODE))))
                .isExactlyInstanceOf(MailPerhapsSentException.class)
                .hasNoCause();
        assertThat(server.data()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {ScriptedSmtpServer.SILENCE, ScriptedSmtpServer.DRIP})
    void aServerThatKeepsUsWaitingIsLeftAtTheDeadline(String answer) {
        server.answering("RCPT", answer);
        long start = System.nanoTime();

        assertThat(catchThrowable(() -> hurried().send(Samples.mail(MailKind.RESET_CODE))))
                .isExactlyInstanceOf(MailServerException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void aMailThatWasTakenIsSentHoweverTheServerSaysGoodbye() {
        server.answering("QUIT", ScriptedSmtpServer.HANG_UP);

        assertThatCode(() ->
                        SmtpMailer.to(server.url(), "no-reply@video.example").send(Samples.mail(MailKind.RESET_CODE)))
                .doesNotThrowAnyException();
    }

    @Test
    void neitherPasswordNorMailGoesToAnotherMachineInTheClear() {
        // a spelling of this machine that is not known to be one, so that the server counts as far away
        var remote = new SmtpServer(false, "127.1", server.port(), "ada", "hunter2");
        var conversation = new SmtpConversation(remote, SmtpSender.parse("no-reply@video.example"));
        server.answering("EHLO", "250-here\r\n250 AUTH PLAIN");

        assertThat(catchThrowable(() -> conversation.send(Samples.mail(MailKind.RESET_CODE))))
                .isExactlyInstanceOf(MailServerException.class);
        assertThat(server.count("EHLO")).isEqualTo(1);
        assertThat(server.count("AUTH")).isZero();
        assertThat(server.count("MAIL")).isZero();
    }

    private SmtpConversation hurried() {
        return new SmtpConversation(
                SmtpServer.parse(server.url()), SmtpSender.parse("no-reply@video.example"), Duration.ofMillis(600));
    }

    private Throwable failure() {
        var mailer = SmtpMailer.to(server.url(), "no-reply@video.example");
        return catchThrowable(() -> mailer.send(Samples.mail(MailKind.RESET_CODE)));
    }
}
