package org.symbolon.spring.web;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;

/** What a client would read, by its {@code Accept-Language} and by nothing that a server or its host is set to. */
final class Languages {
    private static final int LONGEST = 512;
    private static final List<Locale> ENGLISH = List.of(Locale.ENGLISH);

    private Languages() {}

    /** Best first and never empty: English where the client does not say, or says it in no way that can be read. */
    static List<Locale> of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > LONGEST) {
            return ENGLISH;
        }
        try {
            var named = named(LanguageRange.parse(acceptLanguage));
            return named.isEmpty() ? ENGLISH : named;
        } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            return ENGLISH;
        }
    }

    private static List<Locale> named(List<LanguageRange> ranges) {
        return ranges.stream()
                .filter(range -> range.getWeight() > 0)
                .map(range -> Locale.forLanguageTag(range.getRange()).stripExtensions())
                .filter(locale -> !locale.getLanguage().isEmpty())
                .toList();
    }
}
