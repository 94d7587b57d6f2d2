package org.symbolon.spring.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.symbolon.spring.mail.Samples.SENDER;
import static org.symbolon.spring.mail.Samples.mail;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.symbolon.mail.MailPerhapsSentException;
import org.symbolon.mail.Mailer;

/** A call ends in time, whatever the server and the application's sender do. */
@Timeout(60)
class SpringMailerDeadlineTest {
    private static final Duration SOON = Duration.ofMillis(500);

    private final CountDownLatch over = new CountDownLatch(1);
    private ScriptedMailServer server;

    @BeforeEach
    void open() throws IOException {
        server = new ScriptedMailServer();
    }

    @AfterEach
    void close() throws IOException {
        over.countDown();
        server.close();
    }

    private static JavaMailSenderImpl withSession(int port) {
        var properties = new Properties();
        properties.setProperty("mail.smtp.auth", "false");
        var sender = Samples.sender(port);
        sender.setSession(Session.getInstance(properties));
        return sender;
    }

    private static Throwable failureOf(JavaMailSender sender) {
        try (var mailer = new SpringMailer(PatientSender.of(sender), SENDER, SOON)) {
            return catchThrowable(() -> mailer.send(mail()));
        }
    }

    @Test
    void deadlineIsWithinThatOfAllMailers() {
        assertThat(SpringMailer.DEADLINE)
                .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(Mailer.DEADLINE_SECONDS - 1));
    }

    @Test
    void serverThatDripsMeansLater() {
        server.answering("EHLO", ScriptedMailServer.DRIP);

        assertThat(failureOf(Samples.sender(server.port())))
                .isExactlyInstanceOf(MailTroubleException.class)
                .hasMessageContaining("took longer than");
    }

    @Test
    void connectionOfAMailThatWasGivenUpIsBroken() {
        server.answering("EHLO", ScriptedMailServer.DRIP);

        failureOf(Samples.sender(server.port()));

        assertThat(server.hungUpOn()).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void senderWithoutTimeoutsEndsInTimeToo() {
        server.answering("MAIL", ScriptedMailServer.SILENCE);

        assertThat(failureOf(withSession(server.port()))).isExactlyInstanceOf(MailTroubleException.class);
    }

    @Test
    void silenceAfterAWholeMailMeansPerhapsWhateverTheSender() {
        server.answering(".", ScriptedMailServer.SILENCE);

        assertThat(failureOf(withSession(server.port()))).isExactlyInstanceOf(MailPerhapsSentException.class);
        assertThat(failureOf(Samples.sender(server.port()))).isExactlyInstanceOf(MailPerhapsSentException.class);
    }

    /** Waits until the test is over, whoever interrupts it. */
    private final class Stuck extends JavaMailSenderImpl {
        private final CountDownLatch called = new CountDownLatch(1);
        private final CompletableFuture<MimeMessage> written = new CompletableFuture<>();

        @Override
        public void send(MimeMessage... messages) {
            called.countDown();
            for (boolean waits = true; waits; ) {
                try {
                    over.await();
                    waits = false;
                } catch (InterruptedException notYet) {
                    // stubborn
                }
            }
            try {
                messages[0].writeTo(new ByteArrayOutputStream());
                written.complete(messages[0]);
            } catch (Exception refused) {
                written.completeExceptionally(refused);
            }
        }
    }

    @Test
    void mailThatWasGivenUpCannotBeWrittenAfterwards() {
        var stuck = new Stuck();

        assertThat(failureOf(stuck)).isExactlyInstanceOf(MailTroubleException.class);
        over.countDown();

        assertThat(stuck.written)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableOfType(Exception.class)
                .withMessageContaining("given up");
    }

    @Test
    void sendersThatHangOnForeverAreBounded() {
        try (var mailer = new SpringMailer(new Stuck(), SENDER, Duration.ofMillis(20))) {
            for (int i = 0; i < SendingThreads.MOST; i++) {
                assertThat(catchThrowable(() -> mailer.send(mail()))).hasMessageContaining("took longer than");
            }

            assertThat(catchThrowable(() -> mailer.send(mail())))
                    .isExactlyInstanceOf(MailTroubleException.class)
                    .hasMessage("Too many mails are still under way");
        }
    }

    @Test
    void interruptEndsTheCallAndIsKept() throws Exception {
        var stuck = new Stuck();
        var kept = new CompletableFuture<Boolean>();
        try (var mailer = new SpringMailer(stuck, SENDER)) {
            var caller = new Thread(() -> {
                var failure = catchThrowable(() -> mailer.send(mail()));
                kept.complete(failure instanceof MailTroubleException
                        && Thread.currentThread().isInterrupted());
            });
            caller.start();
            stuck.called.await();
            caller.interrupt();

            assertThat(kept).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(true);
        }
    }

    @Test
    void errorOfAHostsSenderMeansLater() {
        var broken = new JavaMailSenderImpl() {
            @Override
            public void send(MimeMessage... messages) {
                throw new NoClassDefFoundError("of Ada.Lovelace@example.org");
            }
        };

        assertThat(failureOf(broken))
                .isExactlyInstanceOf(MailTroubleException.class)
                .hasMessage("The mail could not be sent: NoClassDefFoundError");
    }

    @Test
    void threadsAreDaemonsOfOurName() {
        var thread = new CompletableFuture<Thread>();
        var curious = new JavaMailSenderImpl() {
            @Override
            public void send(MimeMessage... messages) {
                thread.complete(Thread.currentThread());
            }
        };

        assertThatCode(() -> new SpringMailer(curious, SENDER).send(mail())).doesNotThrowAnyException();
        assertThat(thread.join().isDaemon()).isTrue();
        assertThat(thread.join().getName()).startsWith("symbolon-mail");
    }
}
