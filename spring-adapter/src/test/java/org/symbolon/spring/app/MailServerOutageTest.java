package org.symbolon.spring.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.symbolon.spring.Http;
import org.symbolon.spring.Http.Reply;

/** The mail server is away when people register, and comes back. */
@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class MailServerOutageTest {
    private static final String PASSWORD = "Harbour-at-Dawn-1";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String TRIED = "not sent this time";

    @Test
    void s7AnswersAreTheSameWithoutAMailServerAndMailComesOnceItIsBack(CapturedOutput output) throws Exception {
        try (var mailbox = new Mailbox();
                var site = RunningSite.start(mailbox)) {
            var api = site.api();
            var usual = register(api, "mika@example.org");
            verified(api, mailbox, usual);

            mailbox.goDown();
            var answers = List.of(
                    register(api, "mika@example.org"),
                    register(api, "noor@example.org"),
                    reset(api, "mika@example.org"),
                    reset(api, "lena@example.org"));
            assertThat(answers).extracting(MailServerOutageTest::shape).containsOnly(shape(usual));
            awaitTries(output, answers.size());
            mailbox.comeBack();

            verified(api, mailbox, answers.get(1));
            assertThat(mailbox.recipients(answers.size()))
                    .containsExactlyInAnyOrder(
                            "mika@example.org", "noor@example.org", "mika@example.org", "lena@example.org");
        }
    }

    private static void awaitTries(CapturedOutput output, int tries) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && tries(output) < tries) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        assertThat(tries(output)).as("tries that failed").isGreaterThanOrEqualTo(tries);
    }

    private static long tries(CapturedOutput output) {
        return output.getAll().lines().filter(line -> line.contains(TRIED)).count();
    }

    private static Reply register(Http api, String email) {
        return api.post("/register", "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}");
    }

    private static Reply reset(Http api, String email) {
        return api.post("/reset", "{\"email\":\"" + email + "\"}");
    }

    private static void verified(Http api, Mailbox mailbox, Reply started) throws Exception {
        var code = Mailbox.code(mailbox.labelled(started.text("label")));
        var reply =
                api.post("/register/verify", "{\"flow\":\"" + started.text("flow") + "\",\"code\":\"" + code + "\"}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    }

    /** Status, headers and body, where what is random or of the moment is told by its form. */
    private static String shape(Reply reply) {
        var headers = new TreeMap<>(reply.response().headers().map());
        headers.remove("date");
        headers.remove("content-length"); // an instant whose last digits are zero is shorter
        var life = Duration.between(Instant.parse(reply.text("resendAt")), Instant.parse(reply.text("expiresAt")));
        var names = reply.json().propertyNames();
        return reply.status() + " " + headers + " " + names + " " + life + " "
                + reply.text("flow").length() + " " + reply.text("label").length();
    }
}
