package org.symbolon.mail;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.symbolon.account.EmailAddress;
import org.symbolon.store.MailId;
import org.symbolon.store.MailKind;

/**
 * A mail in its final words, for one recipient. Nothing in it can end a header line and begin another: text with
 * control or line separator characters is refused. It cannot be printed, since its body may carry a code.
 */
public final class Mail {
    private final MailId id;
    private final MailKind kind;
    private final String site;
    private final EmailAddress to;
    private final String subject;
    private final String text;
    private final String html;
    private final Locale locale;
    private final Instant createdAt;
    private final Map<Header, String> headers;

    /** Headers that a mail may have besides those that every mail has. There are no others. */
    public enum Header {
        /** Tells other machines not to answer (RFC 3834). */
        AUTO_SUBMITTED("Auto-Submitted");

        private final String field;

        Header(String field) {
            this.field = field;
        }

        /** As it is written before the colon. */
        public String field() {
            return field;
        }
    }

    /**
     * A mail that says of itself that a machine wrote it.
     *
     * @param site the name that the mail comes from
     * @param text the whole content; lines end with {@code \n}
     * @param html the same content, as a whole HTML document
     * @param locale of the words
     * @throws IllegalArgumentException where a text carries what no header or body may; the message never quotes it
     */
    public Mail(
            MailId id,
            MailKind kind,
            String site,
            EmailAddress to,
            String subject,
            String text,
            String html,
            Locale locale,
            Instant createdAt) {
        this(id, kind, site, to, subject, text, html, locale, createdAt, automatic());
    }

    private Mail(
            MailId id,
            MailKind kind,
            String site,
            EmailAddress to,
            String subject,
            String text,
            String html,
            Locale locale,
            Instant createdAt,
            Map<Header, String> headers) {
        this.id = Objects.requireNonNull(id, "id");
        this.kind = Objects.requireNonNull(kind, "kind");
        this.site = line("site", site);
        this.to = Objects.requireNonNull(to, "to");
        this.subject = line("subject", subject);
        this.text = lines("text", text);
        this.html = lines("html", html);
        this.locale = Objects.requireNonNull(locale, "locale");
        this.createdAt = Objects.requireNonNull(createdAt, "createdAt");
        this.headers = Map.copyOf(headers);
    }

    private static Map<Header, String> automatic() {
        return Map.of(Header.AUTO_SUBMITTED, "auto-generated");
    }

    private static String line(String what, String value) {
        if (!fitsLine(value)) {
            throw new IllegalArgumentException("A mail's " + what + " has no control or line separator characters");
        }
        return value;
    }

    private static String lines(String what, String value) {
        if (!value.codePoints().allMatch(point -> point == '\n' || fitsLine(point))) {
            throw new IllegalArgumentException("A mail's " + what + " has no control characters but \\n");
        }
        return value;
    }

    /** Whether the text can end no line, wherever it is written. */
    static boolean fitsLine(String text) {
        return text.codePoints().allMatch(Mail::fitsLine);
    }

    private static boolean fitsLine(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            default -> true;
        };
    }

    /**
     * This mail in other words: same id, recipient and headers.
     *
     * @param locale of the words
     * @throws IllegalArgumentException where a text carries what no header or body may; the message never quotes it
     */
    public Mail withWords(String subject, String text, String html, Locale locale) {
        return new Mail(id, kind, site, to, subject, text, html, locale, createdAt, headers);
    }

    /** This mail with a header set. */
    public Mail withHeader(Header header, String value) {
        var more = new EnumMap<Header, String>(headers);
        more.put(header, line(header.field(), value));
        return new Mail(id, kind, site, to, subject, text, html, locale, createdAt, more);
    }

    /** The same through all retries. */
    public MailId id() {
        return id;
    }

    public MailKind kind() {
        return kind;
    }

    /** The name that the mail comes from, to show beside the sender's address. */
    public String site() {
        return site;
    }

    /** The one recipient. */
    public EmailAddress to() {
        return to;
    }

    public String subject() {
        return subject;
    }

    /** The whole content; lines end with {@code \n}. */
    public String text() {
        return text;
    }

    /** The same content, as a whole HTML document. */
    public String html() {
        return html;
    }

    /** Of the words. */
    public Locale locale() {
        return locale;
    }

    /** When what the mail tells of happened. */
    public Instant createdAt() {
        return createdAt;
    }

    public Map<Header, String> headers() {
        return headers;
    }

    @Override
    public String toString() {
        return "Mail[id=" + id + ", kind=" + kind + "]";
    }
}
