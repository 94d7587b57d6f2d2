package org.symbolon.spring.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.symbolon.spring.mail.Samples.SENDER;
import static org.symbolon.spring.mail.Samples.mail;

import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.symbolon.mail.MailPerhapsSentException;
import org.symbolon.mail.MailRefusedException;
import org.symbolon.mail.Mailer;

/** What becomes of a mail when the server is in a mood. */
@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class SpringMailerFailureTest {
    private static final List<String> ABOUT_US = List.of("CONNECT", "EHLO", "AUTH", "MAIL");
    private static final List<String> ABOUT_THE_MAIL = List.of("RCPT", "DATA", ".");
    private static final String HOSTILE = " Ada.Lovelace@example.org 7KQ2-M9XD no";

    private ScriptedMailServer server;
    private JavaMailSenderImpl sender;

    @BeforeEach
    void open() throws IOException {
        server = new ScriptedMailServer();
        sender = Samples.sender(server.port());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private Mailer mailer() {
        return new SpringMailer(PatientSender.of(sender), SENDER);
    }

    /** Loses its patience sooner than usual. */
    private Mailer hurried() {
        for (var wait : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            sender.getJavaMailProperties().setProperty("mail.smtp." + wait, "300");
        }
        return mailer();
    }

    private void refuse(String verb, String reply) {
        server.answering(verb, reply);
        if (verb.equals("EHLO")) {
            server.answering("HELO", reply);
        }
        if (verb.equals("AUTH")) {
            server.answering("EHLO", "250-here\r\n250 AUTH PLAIN");
            sender.setUsername("ada");
            sender.setPassword("secret-of-ada");
        }
    }

    private static Throwable failureOf(Mailer mailer) {
        return catchThrowable(() -> mailer.send(mail()));
    }

    private static Stream<Arguments> each(List<String> verbs, String... codes) {
        return verbs.stream().flatMap(verb -> Stream.of(codes).map(code -> Arguments.of(verb, code)));
    }

    static Stream<Arguments> refusalsOfUs() {
        return each(ABOUT_US, "421", "451", "530", "535", "550", "553", "554");
    }

    @ParameterizedTest
    @MethodSource("refusalsOfUs")
    void whateverAnswersBeforeTheMailIsNamedMeansLater(String verb, String code) {
        refuse(verb, code + HOSTILE);

        assertLater(failureOf(mailer()));
        assertThat(server.commands()).noneMatch(line -> line.startsWith("RCPT"));
    }

    static Stream<Arguments> laterRefusals() {
        return each(ABOUT_THE_MAIL, "421", "450", "451", "452", "499", "530");
    }

    @ParameterizedTest
    @MethodSource("laterRefusals")
    void a4xxToRcptOrDataMeansLater(String verb, String code) {
        server.answering(verb, code + HOSTILE);

        var failure = failureOf(mailer());

        assertLater(failure);
        assertThat(failure).hasMessageContaining("answered " + code);
    }

    static Stream<Arguments> finalRefusals() {
        return each(ABOUT_THE_MAIL, "500", "501", "503", "535", "550", "551", "552", "553", "554", "599");
    }

    @ParameterizedTest
    @MethodSource("finalRefusals")
    void a5xxToRcptOrDataIsForGood(String verb, String code) {
        server.answering(verb, code + HOSTILE);

        var failure = failureOf(mailer());

        assertThat(failure).isExactlyInstanceOf(MailRefusedException.class).hasMessageContaining("answered " + code);
        assertQuiet(failure);
    }

    static Stream<Arguments> muteness() {
        return Stream.concat(ABOUT_US.stream(), Stream.of("RCPT", "DATA"))
                .flatMap(verb -> Stream.of(ScriptedMailServer.HANG_UP, ScriptedMailServer.SILENCE, "junk")
                        .map(answer -> Arguments.of(verb, answer)));
    }

    @ParameterizedTest
    @MethodSource("muteness")
    void noAnswerBeforeTheWholeMailWasHandedOverMeansLater(String verb, String answer) {
        refuse(verb, answer);

        assertLater(failureOf(hurried()));
        assertThat(server.mails()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {ScriptedMailServer.HANG_UP, ScriptedMailServer.SILENCE, "junk"})
    void noAnswerToAWholeMailMeansPerhaps(String answer) {
        server.answering(".", answer);

        var failure = failureOf(hurried());

        assertThat(failure).isExactlyInstanceOf(MailPerhapsSentException.class);
        assertQuiet(failure);
        assertThat(server.mails()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"250 taken", "251 taken", "299", "250-taken\r\n250 indeed"})
    void any2xxToTheFinalDotMeansSent(String answer) {
        server.answering(".", answer);

        assertThatCode(() -> mailer().send(mail())).doesNotThrowAnyException();
        assertThat(server.mails()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "221 bye",
                "421 closing",
                "550 no",
                "junk",
                ScriptedMailServer.HANG_UP,
                ScriptedMailServer.SILENCE
            })
    void aMailThatWasTakenIsSentHoweverTheServerSaysGoodbye(String farewell) {
        server.answering("QUIT", farewell);

        assertThatCode(() -> hurried().send(mail())).doesNotThrowAnyException();
    }

    @Test
    void aServerThatIsOffMeansLater() throws IOException {
        server.close();

        assertLater(failureOf(mailer()));
    }

    @Test
    void aServerThatAcceptsNobodyMeansLater() throws IOException {
        try (var deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            sender.setPort(deaf.getLocalPort());

            assertLater(failureOf(hurried()));
        }
    }

    @Test
    void aSettingThatWantsEveryAnswerReportedDoesNotMakeAMailThatWasTakenASecondOne() {
        sender.getJavaMailProperties().setProperty("mail.smtp.reportsuccess", "true");

        assertThatCode(() -> mailer().send(mail())).doesNotThrowAnyException();
    }

    @Test
    void aRefusedRecipientIsRefusedThoughOthersWouldHaveBeenServed() {
        sender.getJavaMailProperties().setProperty("mail.smtp.sendpartial", "true");
        server.answering("RCPT", "550 no");

        assertThat(failureOf(mailer())).isExactlyInstanceOf(MailRefusedException.class);
    }

    @Test
    void unknownFailuresOfAHostsOwnSenderMeanLaterThoughItWroteTheMailDown() {
        var own = new JavaMailSenderImpl() {
            @Override
            public void send(MimeMessage... messages) {
                try {
                    messages[0].writeTo(new ByteArrayOutputStream());
                } catch (Exception unwritable) {
                    throw new AssertionError(unwritable);
                }
                throw new MailSendException("Service says no to Ada.Lovelace@example.org");
            }
        };

        assertLater(failureOf(new SpringMailer(PatientSender.of(own), SENDER)));
    }

    @Test
    void operatorIsToldEachReasonOnce(CapturedOutput output) throws IOException {
        server.answering("MAIL", "550" + HOSTILE);
        var mailer = mailer();
        failureOf(mailer);
        failureOf(mailer);
        server.answering("MAIL", "451" + HOSTILE);
        failureOf(mailer);
        server.recover();
        mailer.send(mail());

        assertThat(output.getOut().lines().filter(line -> line.contains("Mails have to wait")))
                .map(line -> line.substring(line.indexOf("Mails")))
                .containsExactly(
                        "Mails have to wait. The mail server answered 550",
                        "Mails have to wait. The mail server answered 451");
        assertThat(output).doesNotContain("Ada.Lovelace", "7KQ2");
    }

    private static void assertLater(Throwable failure) {
        assertThat(failure).isExactlyInstanceOf(MailTroubleException.class);
        assertQuiet(failure);
    }

    /** Nothing of what the server or the mail said. */
    private static void assertQuiet(Throwable failure) {
        assertThat(failure).hasNoCause().hasNoSuppressedExceptions();
        assertThat(failure.getMessage()).doesNotContainIgnoringCase("ada").doesNotContain("7KQ2", "no ");
    }
}
