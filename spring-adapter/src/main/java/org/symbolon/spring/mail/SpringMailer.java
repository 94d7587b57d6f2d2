package org.symbolon.spring.mail;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Objects;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.symbolon.mail.Mail;
import org.symbolon.mail.Mailer;

/**
 * Hands mails to Spring's {@code JavaMailSender}, whichever it is, each to exactly one mailbox.
 *
 * <p>What a mail server says against a mail itself, a 5xx to RCPT or DATA, is for good; whatever else goes wrong means
 * later. An operator finds each new reason in the log once.
 */
final class SpringMailer implements Mailer {
    private static final Log LOG = LogFactory.getLog(SpringMailer.class);

    private final JavaMailSender hosts;
    private final Sender from;
    private volatile @Nullable String trouble;

    SpringMailer(JavaMailSender hosts, Sender from) {
        this.hosts = hosts;
        this.from = from;
    }

    @Override
    public void send(Mail mail) throws IOException {
        var message = write(mail);
        try {
            hosts.send(message);
        } catch (RuntimeException failure) {
            var verdict = Verdict.on(failure, message, hosts instanceof JavaMailSenderImpl);
            if (verdict.isPresent()) {
                throw told(verdict.get());
            }
        }
        trouble = null;
    }

    private MailMessage write(Mail mail) throws IOException {
        try {
            return MailMessage.of(hosts.createMimeMessage().getSession(), from, mail);
        } catch (MessagingException | RuntimeException unwritable) {
            throw told(new MailTroubleException(
                    "The mail could not be written: " + unwritable.getClass().getSimpleName()));
        }
    }

    private IOException told(IOException failure) {
        var reason = failure.getMessage();
        if (failure instanceof MailTroubleException && !Objects.equals(reason, trouble)) {
            LOG.warn("Mails have to wait. " + reason);
            trouble = reason;
        }
        return failure;
    }

    @Override
    public String toString() {
        return "SpringMailer[from=" + from.mailbox() + "]";
    }
}
