package org.symbolon.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.symbolon.store.MailKind;

/** What one mail says, sentence by sentence, with its values filled in. A value is never read for names in braces. */
final class Phrases {
    private static final Pattern NAME = Pattern.compile("\\{([a-z]+)}");

    private final Language language;
    private final MailKind kind;
    private final Map<String, String> values;

    Phrases(Language language, MailContent content) {
        this.language = language;
        this.kind = content.kind();
        this.values = values(language, content);
    }

    private static Map<String, String> values(Language language, MailContent content) {
        var values = new HashMap<String, String>();
        values.put("site", content.site().name());
        values.put("url", content.site().url().toString());
        values.put("minutes", language.minutes(content.minutesLeft()));
        values.put("until", language.print("until", content.expiresAt()));
        values.put("time", language.print("time", content.createdAt()));
        content.label().ifPresent(label -> values.put("label", label));
        content.passEndsAt().ifPresent(end -> values.put("end", language.print("time", lastMinuteBefore(end))));
        return values;
    }

    /** Midnight would leave open of which day. */
    private static Instant lastMinuteBefore(Instant midnight) {
        return midnight.minus(Duration.ofMinutes(1));
    }

    Locale locale() {
        return language.locale();
    }

    /** Ends with the label, where there is one. */
    String subject() {
        var task = plain(own("subject"));
        return values.containsKey("label")
                ? fill(direct("labelled"), name -> name.equals("subject") ? task : value(name))
                : task;
    }

    /** A sentence of this kind of mail, as it stands among the texts. */
    String own(String part) {
        return direct(TextKeys.own(kind, part));
    }

    /** A sentence of every mail, as it stands among the texts. */
    String direct(String key) {
        return language.text(key);
    }

    /** A sentence as plain text. */
    String plain(String sentence) {
        return fill(sentence, this::value);
    }

    String value(String name) {
        return values.getOrDefault(name, "");
    }

    static String fill(String pattern, UnaryOperator<String> value) {
        return NAME.matcher(pattern).replaceAll(found -> Matcher.quoteReplacement(value.apply(found.group(1))));
    }
}
