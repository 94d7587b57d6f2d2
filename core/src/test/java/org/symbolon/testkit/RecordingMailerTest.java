package org.symbolon.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.symbolon.account.EmailAddress;
import org.symbolon.mail.Mail;
import org.symbolon.mail.MailRefusedException;
import org.symbolon.store.MailId;
import org.symbolon.store.MailKind;

class RecordingMailerTest {
    private final RecordingMailer mailer = new RecordingMailer(Duration.ofMillis(50));

    @Test
    void readsTheCodeOfTheNewestMailThatHasOne() throws Exception {
        mailer.send(mail("ada@example.org", "first", "Hello.\n\nAAAA-1111\n"));
        mailer.send(mail("eve@example.org", "other", "Hello.\n\nBBBB-2222\n"));
        mailer.send(mail("ADA@example.org", "second", "Hello.\n\nCCCC-3333\n"));
        mailer.send(mail("ada@example.org", "notice", "Your code was not ABCD-1234.\n"));

        assertThat(mailer.codeFor("Ada@Example.org")).isEqualTo("CCCC-3333");
        assertThat(mailer.lastTo("ada@example.org").subject()).isEqualTo("notice");
        assertThat(mailer.mailsTo("ada@example.org"))
                .extracting(Mail::subject)
                .containsExactly("first", "second", "notice");
    }

    @Test
    void readsTheCodeOfTheMailThatHasTheLabelHoweverManyCameAfterIt() throws Exception {
        mailer.send(mail("ada@example.org", "Your code (K7)", "AAAA-1111\n"));
        mailer.send(mail("ada@example.org", "Your code (B2)", "BBBB-2222\n"));

        assertThat(mailer.codeFor("ada@example.org", "K7")).isEqualTo("AAAA-1111");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> mailer.codeFor("ada@example.org", "C3"))
                .withMessageContaining("labelled C3");
    }

    @Test
    void waitsForAMailThatIsOnItsWay() throws Exception {
        var patient = new RecordingMailer();
        var code = CompletableFuture.supplyAsync(() -> patient.codeFor("ada@example.org"));

        patient.send(mail("ada@example.org", "no code", "Hello.\n"));
        patient.send(mail("ada@example.org", "code", "AAAA-1111\n"));

        assertThat(code.get(10, java.util.concurrent.TimeUnit.SECONDS)).isEqualTo("AAAA-1111");
    }

    @Test
    void saysWhichMailsCameInsteadButNotWhatIsInThem() throws Exception {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> mailer.codeFor("ada@example.org"))
                .withMessageContaining("A code for ada@example.org", "PT0.05S")
                .withMessageContaining("no mail came at all");

        mailer.send(mail("eve@example.org", "Your code (K7)", "AAAA-1111\n"));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> mailer.lastTo("ada@example.org"))
                .withMessageContaining("“Your code (K7)”")
                .withMessageNotContaining("AAAA-1111");
    }

    @Test
    void playsAMailServerThatIsDownOrRefusesUntilItRecovers() throws Exception {
        var mail = mail("ada@example.org", "subject", "text\n");

        mailer.failWith(new IOException("down"));
        assertThatThrownBy(() -> mailer.send(mail)).hasMessage("down");
        mailer.failWith(new MailRefusedException("never"));
        assertThatThrownBy(() -> mailer.send(mail)).isInstanceOf(MailRefusedException.class);
        mailer.failWith(new IllegalStateException("bug"));
        assertThatThrownBy(() -> mailer.send(mail)).isInstanceOf(IllegalStateException.class);
        assertThat(mailer.mails()).isEmpty();

        mailer.recover();
        mailer.send(mail);
        assertThat(mailer.mails()).containsExactly(mail);
        mailer.clear();
        assertThat(mailer.mails()).isEmpty();
        assertThat(mailer).hasToString("RecordingMailer[0 mails]");
    }

    private static Mail mail(String to, String subject, String text) {
        return new Mail(
                new MailId("id"),
                MailKind.REGISTRATION_CODE,
                "Example",
                EmailAddress.parse(to).orElseThrow(),
                subject,
                text,
                "<p>html</p>",
                Locale.ENGLISH,
                Instant.EPOCH);
    }
}
