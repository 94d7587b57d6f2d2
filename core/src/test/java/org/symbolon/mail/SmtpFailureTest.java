package org.symbolon.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.symbolon.store.MailKind;

@Timeout(60)
class SmtpFailureTest {
    private static final List<String> ABOUT_US = List.of("CONNECT", "EHLO", "STARTTLS", "AUTH", "MAIL");
    private static final List<String> ABOUT_THE_MAIL = List.of("RCPT", "DATA", ".");

    /** What a server could say to be repeated: the recipient, the code, and what moves a terminal's cursor. */
    private static final String HOSTILE = " Ada.Lovelace@example.org 7KQ2-M9XD \u001b[31m\u2028\u0085\u000Bforged line";

    private ScriptedSmtpServer server;

    @BeforeEach
    void open() throws IOException {
        server = new ScriptedSmtpServer();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    static Stream<Arguments> refusalsOfUs() {
        return each(ABOUT_US, "421", "451", "454", "501", "503", "535", "550", "553", "554");
    }

    @ParameterizedTest
    @MethodSource("refusalsOfUs")
    void whateverAnswersBeforeTheMailIsNamedMeansLater(String verb, String code) {
        var mailer = before(verb);
        refuse(verb, code + HOSTILE);

        assertLater(failureOf(mailer), code);
        assertThat(server.count("RCPT")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"MAIL, 530", "AUTH, 454"})
    void aServerThatDemandsEncryptionOrALoginFirstMeansLater(String verb, String answer) {
        var mailer = before(verb);
        server.answering(verb, "530 5.7.0 not yet" + HOSTILE).answering("STARTTLS", "454 not now");

        assertLater(failureOf(mailer), answer);
    }

    @Test
    void anAnswerWithALoneCarriageReturnIsReadUpToIt() {
        server.answering("RCPT", "450 not now\r550 forged");

        assertLater(failureOf(unsigned()), "450");
    }

    static Stream<Arguments> laterRefusalsOfTheMail() {
        return each(ABOUT_THE_MAIL, "421", "450", "451", "452", "530");
    }

    @ParameterizedTest
    @MethodSource("laterRefusalsOfTheMail")
    void a4xxToRcptOrDataMeansLater(String verb, String code) {
        server.answering(verb, code + HOSTILE);

        assertLater(failureOf(unsigned()), code);
    }

    static Stream<Arguments> finalRefusalsOfTheMail() {
        return each(ABOUT_THE_MAIL, "500", "501", "503", "535", "550", "551", "552", "553", "554");
    }

    @ParameterizedTest
    @MethodSource("finalRefusalsOfTheMail")
    void a5xxToRcptOrDataIsForGood(String verb, String code) {
        server.answering(verb, code + HOSTILE);

        assertForGood(failureOf(unsigned()), code);
    }

    @ParameterizedTest
    @MethodSource("finalRefusalsOfTheMail")
    void a5xxIsForGoodThoughTheServerHangsUpAtOnce(String verb, String code) {
        server.answeringLast(verb, code + HOSTILE);

        assertForGood(failureOf(unsigned()), code);
    }

    @ParameterizedTest
    @MethodSource("laterRefusalsOfTheMail")
    void a4xxMeansLaterThoughTheServerHangsUpAtOnce(String verb, String code) {
        server.answeringLast(verb, code + HOSTILE);

        assertLater(failureOf(unsigned()), code);
    }

    @ParameterizedTest
    @CsvSource({"DATA, 550", "., 554", "., 451"})
    void anAnswerIsNotForgottenByAServerThatFallsSilentAfterIt(String verb, String code) {
        server.answering(verb, code + HOSTILE).answering("RSET", ScriptedSmtpServer.SILENCE);

        assertThat(failureOf(hurried())).hasMessageContaining(" answered " + code);
    }

    @ParameterizedTest
    @CsvSource({"RCPT, 550-no\\r\\n550-such\\r\\n550 mailbox, 550", "., 451-not\\r\\n451 now, 451"})
    void readsAnAnswerOfSeveralLines(String verb, String reply, String code) {
        server.answering(verb, reply.replace("\\r\\n", "\r\n"));

        assertThat(failureOf(unsigned())).hasMessageContaining(" answered " + code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"250 2.0.0 taken", "251 taken", "252 taken", "299", "250-taken\r\n250 indeed"})
    void any2xxToTheFinalDotMeansSent(String reply) {
        server.answering(".", reply);

        assertThatCode(() -> send(unsigned())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"221 bye", "421 closing", "550 no", "junk", ScriptedSmtpServer.HANG_UP})
    void aMailThatWasTakenIsSentHoweverTheServerSaysGoodbye(String farewell) {
        server.answering("QUIT", farewell);

        assertThatCode(() -> send(unsigned())).doesNotThrowAnyException();
    }

    @Test
    void aMailThatWasTakenIsSentThoughTheServerHangsUpAtOnce() {
        server.answeringLast(".", "250 taken");

        assertThatCode(() -> send(unsigned())).doesNotThrowAnyException();
    }

    static Stream<Arguments> muteness() {
        return Stream.concat(ABOUT_US.stream(), Stream.of("RCPT", "DATA"))
                .flatMap(verb -> Stream.of(
                                ScriptedSmtpServer.HANG_UP,
                                ScriptedSmtpServer.SILENCE,
                                ScriptedSmtpServer.DRIP,
                                ScriptedSmtpServer.ENDLESS_LINE,
                                ScriptedSmtpServer.ENDLESS_LINES,
                                "",
                                "no SMTP at all",
                                "-55 below zero",
                                "999 beyond",
                                "\u0665\u0665\u0660 other digits",
                                "HTTP/1.1 400 Bad Request")
                        .map(answer -> Arguments.of(verb, answer)));
    }

    @ParameterizedTest
    @MethodSource("muteness")
    void noAnswerBeforeTheWholeMailWasHandedOverMeansLater(String verb, String answer) {
        var mailer = before(verb);
        refuse(verb, answer);
        long start = System.nanoTime();

        assertThat(failureOf(mailer))
                .isExactlyInstanceOf(MailServerException.class)
                .hasNoCause()
                .message()
                .matches("smtp://\\S+ (did not serve: \\w+|offers no AUTH, so that nobody can sign in)");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ScriptedSmtpServer.HANG_UP,
                ScriptedSmtpServer.SILENCE,
                ScriptedSmtpServer.DRIP,
                ScriptedSmtpServer.ENDLESS_LINE,
                ScriptedSmtpServer.ENDLESS_LINES,
                "",
                "no SMTP at all",
                "354 go on",
                "999 beyond"
            })
    void noAnswerToTheFinalDotMeansPerhapsSent(String answer) {
        server.answering(".", answer);

        assertPerhapsSent(failureOf(hurried()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"250-taken", "451-not now", "550-refused"})
    void halfAnAnswerToTheFinalDotMeansPerhapsSent(String answer) {
        server.answeringLast(".", answer);

        assertPerhapsSent(failureOf(unsigned()));
    }

    private void assertPerhapsSent(Throwable failure) {
        assertThat(failure)
                .isExactlyInstanceOf(MailPerhapsSentException.class)
                .hasMessage(url() + " got a whole mail and did not answer")
                .hasNoCause();
        assertThat(server.mails()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {ScriptedSmtpServer.ENDLESS_LINE, ScriptedSmtpServer.ENDLESS_LINES})
    void aServerThatNeverStopsTalkingIsLeftBeforeItFillsTheMemory(String answer) {
        server.answering("MAIL", answer);

        assertThat(failureOf(unsigned())).hasMessage(url() + " did not serve: ProtocolException");
        // what the sockets of both sides hold is not counted against us
        assertThat(server.poured()).isLessThan(SmtpInput.MOST_BYTES + (64L << 20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECT", "RCPT", "DATA"})
    void anAnswerOfManyLinesIsReadWhole(String verb) {
        var line = "250-" + "x".repeat(500) + "\r\n";
        var code = verb.equals("CONNECT") ? "220" : verb.equals("DATA") ? "354" : "250";
        server.answering(verb, line.replace("250", code).repeat(200) + code + " at last");

        assertThatCode(() -> send(unsigned())).doesNotThrowAnyException();
    }

    @Test
    void whoHasAPasswordSendsNothingToAServerThatTakesNone() {
        server.answering("EHLO", "250 here").answering("RCPT", "554 relay access denied");

        assertThat(failureOf(signed()))
                .isExactlyInstanceOf(MailServerException.class)
                .hasMessage(
                        "smtp://[hidden]@127.0.0.1:" + server.port() + " offers no AUTH, so that nobody can sign in");
        assertThat(server.count("MAIL")).isZero();
    }

    @Test
    void aServerThatTakesNoPasswordOfOurKindMeansLater() {
        server.answering("EHLO", "250-here\r\n250 AUTH GSSAPI");

        assertThat(failureOf(signed())).isExactlyInstanceOf(MailServerException.class);
        assertThat(server.count("MAIL")).isZero();
    }

    @Test
    void nobodyListeningMeansLater() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        assertThat(failureOf(SmtpMailer.to("smtp://127.0.0.1:" + free, "no-reply@video.example")))
                .isExactlyInstanceOf(MailServerException.class)
                .hasMessageContaining("ConnectException")
                .hasNoCause();
    }

    @Test
    void neitherPasswordNorMailGoesToAnotherMachineInTheClear() {
        // a spelling of this machine that is not known to be one, so that the server counts as far away
        var remote = new SmtpServer(false, "127.1", server.port(), "ada", "hunter2");
        var conversation = new SmtpConversation(remote, SmtpSender.parse("no-reply@video.example"));
        server.answering("EHLO", "250-here\r\n250 AUTH PLAIN");

        assertThat(failureOf(conversation)).isExactlyInstanceOf(MailServerException.class);
        assertThat(server.count("EHLO")).isEqualTo(1);
        assertThat(server.count("AUTH")).isZero();
        assertThat(server.count("MAIL")).isZero();
    }

    private static Stream<Arguments> each(List<String> verbs, String... codes) {
        return verbs.stream().flatMap(verb -> Stream.of(codes).map(code -> Arguments.of(verb, code)));
    }

    /** A mailer that says the verb, to a server that leads there. */
    private Mailer before(String verb) {
        server.answering("EHLO", "250-here\r\n250 " + (verb.equals("AUTH") ? "AUTH PLAIN" : verb));
        return verb.equals("AUTH") ? hurried("ada", "hunter2") : hurried();
    }

    private void refuse(String verb, String reply) {
        server.answering(verb, reply);
        if (verb.equals("EHLO")) {
            server.answering("HELO", reply);
        }
    }

    private void assertLater(Throwable failure, String code) {
        assertThat(failure).isExactlyInstanceOf(MailServerException.class).hasNoCause();
        assertThat(failure.getMessage()).isIn(url() + " answered " + code, signedUrl() + " answered " + code);
        assertThat(((MailServerException) failure).said()).isEqualTo(failure.getMessage());
    }

    private void assertForGood(Throwable failure, String code) {
        assertThat(failure)
                .isExactlyInstanceOf(MailRefusedException.class)
                .hasMessage(url() + " answered " + code + " to RCPT or DATA")
                .hasNoCause();
    }

    private String url() {
        return server.url();
    }

    private String signedUrl() {
        return "smtp://[hidden]@127.0.0.1:" + server.port();
    }

    private Mailer unsigned() {
        return SmtpMailer.to(url(), "no-reply@video.example");
    }

    private Mailer signed() {
        return SmtpMailer.to("smtp://ada:hunter2@127.0.0.1:" + server.port(), "no-reply@video.example");
    }

    /** Leaves a conversation early, unless it has no need to hurry. */
    private Mailer hurried() {
        return hurried(null, null);
    }

    private Mailer hurried(@Nullable String user, @Nullable String password) {
        return new SmtpConversation(
                new SmtpServer(false, "127.0.0.1", server.port(), user, password),
                SmtpSender.parse("no-reply@video.example"),
                Duration.ofMillis(600));
    }

    private static void send(Mailer mailer) throws IOException {
        mailer.send(Samples.mail(MailKind.RESET_CODE));
    }

    private static Throwable failureOf(Mailer mailer) {
        return catchThrowable(() -> send(mailer));
    }
}
