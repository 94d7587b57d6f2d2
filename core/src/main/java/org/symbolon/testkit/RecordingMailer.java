package org.symbolon.testkit;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.EmailAddress;
import org.symbolon.mail.Mail;
import org.symbolon.mail.Mailer;

/**
 * Keeps mails instead of sending them, for tests to read. Since mails are sent in the background, whoever asks for one
 * waits until it has come, five seconds at most unless told otherwise.
 */
public final class RecordingMailer implements Mailer {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Pattern CODE = Pattern.compile("(?m)^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$");

    private final Duration patience;
    private final List<Mail> mails = new ArrayList<>();
    private @Nullable Exception failure;

    /** Waits up to five seconds. */
    public RecordingMailer() {
        this(PATIENCE);
    }

    /** Waits up to the given time. */
    public RecordingMailer(Duration patience) {
        this.patience = patience;
    }

    @Override
    public synchronized void send(Mail mail) throws IOException {
        if (failure instanceof IOException io) {
            throw io;
        }
        if (failure instanceof RuntimeException bug) {
            throw bug;
        }
        mails.add(mail);
        notifyAll();
    }

    /**
     * From now on takes no mail, like a server that is down, or that refuses all where it is a
     * {@code MailRefusedException}.
     */
    public synchronized void failWith(IOException failure) {
        this.failure = failure;
    }

    /** From now on takes no mail, like a mailer with a bug. */
    public synchronized void failWith(RuntimeException failure) {
        this.failure = failure;
    }

    /**
     * Takes mail again. What it refused meanwhile is sent again when its retry is due, which is seconds to minutes by
     * the clock.
     */
    public synchronized void recover() {
        failure = null;
    }

    /** What has come so far, oldest first. Does not wait. */
    public synchronized List<Mail> mails() {
        return List.copyOf(mails);
    }

    /** What has come so far to the address, oldest first. Does not wait. */
    public List<Mail> mailsTo(String address) {
        var wanted = EmailAddress.parse(address).orElseThrow();
        return mails().stream().filter(mail -> mail.to().equals(wanted)).toList();
    }

    /**
     * The newest mail to the address.
     *
     * @throws AssertionError where none comes in time
     */
    public Mail lastTo(String address) {
        return await("A mail to " + address, address, Optional::of);
    }

    /**
     * The code, {@code XXXX-XXXX}, in the newest mail to the address that has one. Where an earlier code was sent to
     * it, that may still be the newest: {@link #clear} before the step, or ask by the label.
     *
     * @throws AssertionError where none comes in time
     */
    public String codeFor(String address) {
        return await("A code for " + address, address, RecordingMailer::code);
    }

    /**
     * The code in the newest mail to the address whose subject ends with the label that the step answered with.
     *
     * @throws AssertionError where none comes in time
     */
    public String codeFor(String address, String label) {
        return await(
                "A code for " + address + " labelled " + label,
                address,
                mail -> mail.subject().endsWith("(" + label + ")") ? code(mail) : Optional.empty());
    }

    private static Optional<String> code(Mail mail) {
        return Optional.of(CODE.matcher(mail.text())).filter(Matcher::find).map(Matcher::group);
    }

    private <T> T await(String what, String address, Function<Mail, Optional<T>> reading) {
        try {
            return newestInTime(address, reading)
                    .orElseThrow(
                            () -> new AssertionError(what + " did not come within " + patience + "; " + arrived()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for a mail", stopped);
        }
    }

    private synchronized <T> Optional<T> newestInTime(String address, Function<Mail, Optional<T>> reading)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        var found = newest(address, reading);
        for (long left = patience.toNanos(); found.isEmpty() && left > 0; left = end - System.nanoTime()) {
            wait(Math.max(1, Duration.ofNanos(left).toMillis()));
            found = newest(address, reading);
        }
        return found;
    }

    private <T> Optional<T> newest(String address, Function<Mail, Optional<T>> reading) {
        return mailsTo(address).stream()
                .flatMap(mail -> reading.apply(mail).stream())
                .reduce((older, newer) -> newer);
    }

    private synchronized String arrived() {
        var subjects = mails.stream().map(Mail::subject).collect(Collectors.joining("”, “", "“", "”"));
        return mails.isEmpty() ? "no mail came at all" : "what came: " + subjects;
    }

    /** Forgets what has come. */
    public synchronized void clear() {
        mails.clear();
    }

    @Override
    public String toString() {
        return "RecordingMailer[" + mails().size() + " mails]";
    }
}
