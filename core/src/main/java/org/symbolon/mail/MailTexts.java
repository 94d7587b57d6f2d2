package org.symbolon.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.Site;
import org.symbolon.store.MailKind;
import org.symbolon.store.OutboxMail;

/**
 * The words of all mails. A mail promises no more minutes than are left, give or take some seconds, and never names
 * more than its reader needs.
 *
 * <p>Each language is a {@link ResourceBundle}; whoever reads a language without one gets English, whatever the
 * language of the machine.
 */
public final class MailTexts {
    /** English. */
    public static final MailTexts DEFAULT = new MailTexts(MailTexts::bundled);

    private static final String BUNDLE = "org.symbolon.mail.texts";

    /** Besides English, which is the root: only these are looked for, since others would fall back to the machine's. */
    private static final Set<String> TRANSLATIONS = Set.of();

    /** What a mail takes to be written and sent: a code of thirty minutes is not to be announced as one of 29. */
    private static final Duration TRANSIT = Duration.ofSeconds(5);

    private final Function<Locale, ResourceBundle> bundles;

    private MailTexts(Function<Locale, ResourceBundle> bundles) {
        this.bundles = bundles;
    }

    private static ResourceBundle bundled(Locale reader) {
        boolean translated = TRANSLATIONS.contains(reader.getLanguage());
        return ResourceBundle.getBundle(BUNDLE, translated ? reader : Locale.ROOT);
    }

    /**
     * Writes a mail as of now.
     *
     * @param code as it is shown, null where the mail carries none
     * @param label of the page that the mail belongs to, null where there is none
     */
    Mail render(OutboxMail mail, @Nullable String code, @Nullable String label, Instant now, Site site) {
        requireWhole(mail.kind(), code, label);
        var bundle = bundles.apply(mail.recipient().locale());
        var phrases = new Phrases(bundle, mail.kind(), values(bundle, mail, label, now, site));
        var text = TextBody.write(phrases, code);
        var html = HtmlBody.write(phrases, code);
        var to = mail.recipient().address();
        return new Mail(
                mail.id(),
                mail.kind(),
                site.name(),
                to,
                phrases.subject(),
                text,
                html,
                phrases.locale(),
                mail.createdAt());
    }

    private static void requireWhole(MailKind kind, @Nullable String code, @Nullable String label) {
        boolean notice = kind == MailKind.PASSWORD_CHANGED;
        if (kind.carriesCode() != (code != null) || notice != (label == null)) {
            throw new IllegalStateException("A mail of kind " + kind + " lacks its code or label, or has one too many");
        }
    }

    private static Map<String, String> values(
            ResourceBundle bundle, OutboxMail mail, @Nullable String label, Instant now, Site site) {
        var values = new HashMap<String, String>();
        values.put("site", site.name());
        values.put("url", site.url().toString());
        values.put("minutes", minutes(bundle, Duration.between(now, mail.expiresAt())));
        values.put("until", print(bundle, "until", mail.expiresAt()));
        values.put("time", print(bundle, "time", mail.createdAt()));
        if (label != null) {
            values.put("label", label);
        }
        return values;
    }

    private static String minutes(ResourceBundle bundle, Duration left) {
        long minutes = left.plus(TRANSIT).toMinutes();
        if (minutes < 1) {
            return bundle.getString("minutes.none");
        }
        return minutes == 1
                ? bundle.getString("minutes.one")
                : bundle.getString("minutes.many").replace("{minutes}", Long.toString(minutes));
    }

    private static String print(ResourceBundle bundle, String pattern, Instant instant) {
        return DateTimeFormatter.ofPattern(bundle.getString(pattern), Locale.forLanguageTag(bundle.getString("lang")))
                .withZone(ZoneOffset.UTC)
                .format(instant);
    }
}
