package org.symbolon.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Site;
import org.symbolon.code.Passes;
import org.symbolon.store.MailKind;
import org.symbolon.store.OutboxMail;

/**
 * What a mail has to tell, before it is put into words, as of the moment in which it is sent. It cannot be printed,
 * since it may hold a code.
 */
public final class MailContent {
    /** What a mail takes to be written and sent: a code of thirty minutes is not to be announced as one of 29. */
    private static final Duration TRANSIT = Duration.ofSeconds(5);

    private final OutboxMail mail;
    private final Site site;
    private final Instant now;
    private final @Nullable String code;
    private final @Nullable String label;
    private final @Nullable String pass;

    MailContent(
            OutboxMail mail,
            Site site,
            Instant now,
            @Nullable String code,
            @Nullable String label,
            @Nullable String pass) {
        requireWhole(mail.kind(), code, label, pass);
        this.mail = mail;
        this.site = site;
        this.now = now;
        this.code = code;
        this.label = label;
        this.pass = pass;
    }

    private static void requireWhole(
            MailKind kind, @Nullable String code, @Nullable String label, @Nullable String pass) {
        boolean strayPass = kind.isNotice() && pass != null;
        boolean told = kind != MailKind.NONE;
        if (!told || strayPass || kind.carriesCode() != (code != null) || kind.isNotice() != (label == null)) {
            throw new IllegalStateException(
                    "A mail of kind " + kind + " lacks its code or label, has one too many, or is never sent");
        }
    }

    OutboxMail mail() {
        return mail;
    }

    /** What the mail tells. */
    public MailKind kind() {
        return mail.kind();
    }

    /** Where the account is or would be. */
    public Site site() {
        return site;
    }

    /** The one recipient. */
    public EmailAddress to() {
        return mail.recipient().address();
    }

    /** What the recipient reads, whether or not there are texts in it. */
    public Locale reader() {
        return mail.recipient().locale();
    }

    /** The code to type, {@code XXXX-XXXX}; only in the mails that say so by {@link MailKind#carriesCode}. */
    public Optional<String> code() {
        return Optional.ofNullable(code);
    }

    /** What the page shows that the mail belongs to, such as {@code K7}; in all mails but notices. */
    public Optional<String> label() {
        return Optional.ofNullable(label);
    }

    /** The pass of whoever is asked to wait; only in the last mail that the address may get for a while. */
    public Optional<String> pass() {
        return Optional.ofNullable(pass);
    }

    /** From when on the pass opens nothing; only where there is one. */
    public Optional<Instant> passEndsAt() {
        return pass().map(printed -> Passes.end(now));
    }

    /** The whole minutes, give or take some seconds, until the code does not work any more. */
    public long minutesLeft() {
        return Math.max(0, Duration.between(now, mail.expiresAt()).plus(TRANSIT).toMinutes());
    }

    /** When what the mail tells of happened. */
    public Instant createdAt() {
        return mail.createdAt();
    }

    /** From when on its code does not work any more, and it is not sent. */
    public Instant expiresAt() {
        return mail.expiresAt();
    }

    @Override
    public String toString() {
        return "MailContent[id=" + mail.id() + ", kind=" + kind() + "]";
    }
}
