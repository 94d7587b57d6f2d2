package org.symbolon.mail;

import java.lang.System.Logger.Level;
import java.time.Duration;
import org.symbolon.flow.QuietLog;
import org.symbolon.store.OutboxMail;

/** One mail's way out of the outbox: leased, written, sent outside any transaction, settled. */
final class MailDelivery {
    private static final QuietLog LOG = new QuietLog(System.getLogger("org.symbolon.mail"));

    private final MailOutbox outbox;
    private final MailWriter writer;
    private final Mailer mailer;
    private final GrowingWait retry;

    MailDelivery(MailOutbox outbox, MailWriter writer, Mailer mailer, GrowingWait retry) {
        this.outbox = outbox;
        this.writer = writer;
        this.mailer = mailer;
        this.retry = retry;
    }

    /** Deals with the mail that is due longest; false where none is. */
    boolean next() {
        var due = outbox.take();
        due.filter(MailOutbox.Due::wanted).map(MailOutbox.Due::mail).ifPresent(this::deliver);
        return due.isPresent();
    }

    private void deliver(OutboxMail mail) {
        switch (send(mail)) {
            case SENT -> outbox.remove(mail);
            case LATER -> later(mail, retry.after(mail.attempts()));
            case DOUBTFUL -> doubt(mail, retry.after(mail.attempts()));
            case NEVER -> outbox.abandon(mail);
        }
    }

    private void later(OutboxMail mail, Duration wait) {
        LOG.write(Level.INFO, name(mail) + ": again in " + wait.toSeconds() + " s");
        outbox.postpone(mail, wait);
    }

    /** At most one duplicate: a mail that was doubtful before is not tried a third time. */
    private void doubt(OutboxMail mail, Duration wait) {
        if (mail.perhapsSent()) {
            outbox.abandon(mail);
        } else {
            outbox.doubt(mail, wait);
        }
    }

    private enum Outcome {
        SENT,
        LATER,
        DOUBTFUL,
        NEVER
    }

    private Outcome send(OutboxMail mail) {
        try {
            mailer.send(writer.write(mail));
            LOG.write(Level.DEBUG, name(mail) + ": sent");
            return Outcome.SENT;
        } catch (MailRefusedException refused) {
            LOG.write(Level.WARNING, name(mail) + ": refused for good");
            return Outcome.NEVER;
        } catch (MailPerhapsSentException unanswered) {
            LOG.write(Level.WARNING, name(mail) + ": perhaps sent");
            return Outcome.DOUBTFUL;
        } catch (Exception | Error failure) {
            LOG.write(Level.WARNING, name(mail) + ": not sent this time, " + reason(failure));
            return Outcome.LATER;
        } finally {
            forgetInterrupts();
        }
    }

    /** A mailer that leaves its thread interrupted would fail the store's next verb, and have the mail sent twice. */
    private static void forgetInterrupts() {
        boolean interrupted = Thread.interrupted();
        if (interrupted) {
            LOG.write(Level.DEBUG, "A mailer left its thread interrupted");
        }
    }

    /** A message that is not of our own words may carry an address. */
    private static String reason(Throwable failure) {
        return failure instanceof MailServerException ours ? ours.said() : MailDispatcher.name(failure);
    }

    /** What a log line may say of a mail. */
    static String name(OutboxMail mail) {
        return "Mail " + mail.id() + " (" + mail.kind() + "), attempt " + mail.attempts();
    }
}
