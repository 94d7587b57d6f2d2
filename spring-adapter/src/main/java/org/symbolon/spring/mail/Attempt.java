package org.symbolon.spring.mail;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.symbolon.mail.Mail;
import org.symbolon.mail.MailPerhapsSentException;

/** One try to send one mail. Answers with what went wrong. Another thread can give it up at any time. */
final class Attempt implements Callable<Optional<IOException>> {
    private final JavaMailSender hosts;
    private final Sender from;
    private final Mail mail;
    private volatile @Nullable MailMessage message;
    private volatile boolean givenUp;

    Attempt(JavaMailSender hosts, Sender from, Mail mail) {
        this.hosts = hosts;
        this.from = from;
        this.mail = mail;
    }

    @Override
    public Optional<IOException> call() {
        MailMessage written;
        try {
            written = MailMessage.of(hosts.createMimeMessage().getSession(), from, mail);
        } catch (MessagingException | RuntimeException unwritable) {
            return Optional.of(new MailTroubleException(
                    "The mail could not be written: " + unwritable.getClass().getSimpleName()));
        }
        message = written;
        if (givenUp) {
            written.giveUp();
        }
        return send(written);
    }

    private Optional<IOException> send(MailMessage written) {
        try {
            hosts.send(written);
            return Optional.empty();
        } catch (RuntimeException failure) {
            return Verdict.on(failure, written, hosts instanceof JavaMailSenderImpl);
        }
    }

    /** What its end means so early. A mail that was not handed over by now never is. */
    IOException giveUp(String reason) {
        givenUp = true;
        var written = message;
        return written != null && written.giveUp()
                ? new MailPerhapsSentException("The mail server got a whole mail and did not answer")
                : new MailTroubleException(reason);
    }
}
