package org.symbolon.mail;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** All texts in one language, each of which any mail can be written with. */
final class Language {
    private final Locale locale;
    private final Map<String, String> texts;

    private Language(Locale locale, Map<String, String> texts) {
        texts.forEach(TextCheck::require);
        TextKeys.requireAll(texts.keySet());
        this.locale = locale;
        this.texts = texts;
    }

    static Language of(Locale locale, Map<String, String> texts) {
        return new Language(locale, new TreeMap<>(texts));
    }

    /** These texts but for some; the others may be those of a region. */
    Language with(Locale region, Map<String, String> changes) {
        var changed = new HashMap<>(texts);
        changed.putAll(changes);
        return of(region, changed);
    }

    Locale locale() {
        return locale;
    }

    String text(String key) {
        var text = texts.get(key);
        if (text == null) {
            throw new IllegalStateException("There is no mail text " + key);
        }
        return text;
    }

    /** A time in UTC, by the pattern that is the text of the key. */
    String print(String key, Instant instant) {
        return DateTimeFormatter.ofPattern(text(key), locale)
                .withZone(ZoneOffset.UTC)
                .format(instant);
    }

    String minutes(long minutes) {
        if (minutes < 1) {
            return text("minutes.none");
        }
        return minutes == 1 ? text("minutes.one") : Phrases.fill(text("minutes.many"), name -> Long.toString(minutes));
    }
}
