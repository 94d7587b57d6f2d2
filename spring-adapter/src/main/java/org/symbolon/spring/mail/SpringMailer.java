package org.symbolon.spring.mail;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSender;
import org.symbolon.mail.Mail;
import org.symbolon.mail.Mailer;

/**
 * Hands mails to Spring's {@code JavaMailSender}, whichever it is, each to exactly one mailbox.
 *
 * <p>What a mail server says against a mail itself, a 5xx to RCPT or DATA, is for good; whatever else goes wrong means
 * later. So does a server, or a sender, that is not done in time. An operator finds each new reason in the log once.
 */
final class SpringMailer implements Mailer, AutoCloseable {
    /** Somewhat less than is promised. */
    static final Duration DEADLINE = Duration.ofSeconds(DEADLINE_SECONDS - 5);

    private static final Log LOG = LogFactory.getLog(SpringMailer.class);

    private final JavaMailSender hosts;
    private final Sender from;
    private final SendingThreads threads;
    private volatile @Nullable String trouble;

    SpringMailer(JavaMailSender hosts, Sender from) {
        this(hosts, from, DEADLINE);
    }

    SpringMailer(JavaMailSender hosts, Sender from, Duration deadline) {
        this.hosts = hosts;
        this.from = from;
        this.threads = new SendingThreads(deadline);
    }

    @Override
    public void send(Mail mail) throws IOException {
        var failure = threads.run(new Attempt(hosts, from, mail));
        if (failure.isPresent()) {
            throw told(failure.get());
        }
        trouble = null;
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
    public void close() {
        threads.close();
    }

    @Override
    public String toString() {
        return "SpringMailer[from=" + from.mailbox() + "]";
    }
}
