package org.symbolon.mail;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Handle;
import org.symbolon.account.HandleDigest;
import org.symbolon.account.Purpose;
import org.symbolon.account.Site;
import org.symbolon.code.Codes;
import org.symbolon.key.KeyRing;
import org.symbolon.store.MailId;
import org.symbolon.store.MailKind;
import org.symbolon.store.OutboxMail;
import org.symbolon.store.Recipient;

/** Values that the mail room's tests share. */
final class Samples {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final Site SITE = Site.of("Example Video", "https://video.example");
    static final KeyRing KEYS =
            KeyRing.of("k1", "a secret of thirty-two bytes, ok".getBytes(StandardCharsets.US_ASCII));
    static final Codes CODES = new Codes(KEYS);
    static final String CODE = "7KQ2-M9XD";
    static final String LABEL = "K7";
    static final String PASS = "4T9C-0WQX-R2MZ-8HJV";
    static final HandleDigest FLOW = Handle.of("A".repeat(43)).digest();

    private Samples() {}

    static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow();
    }

    static OutboxMail outboxMail(MailKind kind) {
        return outboxMail("0123456789abcdef0123456789abcdef", kind, about(kind, 1), "k1");
    }

    static OutboxMail outboxMail(String id, MailKind kind, OutboxMail.@Nullable Reference about, String key) {
        return new OutboxMail(
                new MailId(id),
                kind,
                new Recipient(address("Ada.Lovelace@example.org"), Locale.ENGLISH),
                about,
                key,
                NOON,
                NOON.plus(Duration.ofMinutes(30)));
    }

    static OutboxMail.@Nullable Reference about(MailKind kind, int sequence) {
        return switch (kind) {
            case REGISTRATION_CODE, ALREADY_REGISTERED ->
                new OutboxMail.Reference(FLOW, Purpose.REGISTRATION, sequence);
            case RESET_CODE, NO_ACCOUNT, NONE -> new OutboxMail.Reference(FLOW, Purpose.PASSWORD_RESET, sequence);
            case PASSWORD_CHANGED, NEW_DEVICE -> null;
        };
    }

    static Mail mail(MailKind kind) {
        return mail(kind, SITE, NOON);
    }

    static Mail mail(MailKind kind, Site site, Instant now) {
        return MailTexts.DEFAULT.write(content(outboxMail(kind), site, now, null));
    }

    /** As someone reads it who reads that language. */
    static Mail mail(MailTexts texts, MailKind kind, Locale reader) {
        return texts.write(content(readBy(reader, outboxMail(kind)), SITE, NOON, null));
    }

    /** With a pass, which notices do not have. */
    static Mail lastMail(MailTexts texts, MailKind kind, Locale reader) {
        return texts.write(content(readBy(reader, outboxMail(kind)), SITE, NOON, PASS));
    }

    private static OutboxMail readBy(Locale reader, OutboxMail mail) {
        return new OutboxMail(
                mail.id(),
                mail.kind(),
                new Recipient(mail.recipient().address(), reader),
                mail.about(),
                mail.keyName(),
                mail.createdAt(),
                mail.expiresAt());
    }

    static MailContent content(OutboxMail mail, Site site, Instant now, @Nullable String pass) {
        return new MailContent(
                mail, site, now, mail.kind().carriesCode() ? CODE : null, mail.about() == null ? null : LABEL, pass);
    }
}
