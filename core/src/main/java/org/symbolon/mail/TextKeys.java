package org.symbolon.mail;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.symbolon.store.MailKind;

/** Which texts there are, and which names in braces each of them may use. */
final class TextKeys {
    private static final List<String> PARTS = List.of("subject", "lead", "next", "why", "stranger");

    /** What is said without any name, or is no sentence at all. */
    private static final List<String> PLAIN =
            List.of("dir", "until", "time", "minutes.none", "minutes.one", "no-reply");

    private static final Set<String> OF_NOTICES = sorted("site", "url", "time");
    private static final Set<String> OF_FLOWS = sorted("site", "url", "time", "minutes", "until", "label");
    private static final Set<String> OF_PASSES = sorted("site", "url", "end");

    /** Texts that would be pointless without all of their names. */
    private static final Map<String, Set<String>> WHOLE =
            Map.of("minutes.many", sorted("minutes"), "labelled", sorted("subject", "label"));

    static final Map<String, Set<String>> NAMES = names();

    private TextKeys() {}

    private static Map<String, Set<String>> names() {
        var names = new TreeMap<String, Set<String>>(WHOLE);
        PLAIN.forEach(key -> names.put(key, Set.of()));
        names.put("pass.reason", OF_PASSES);
        names.put("pass.advice", OF_PASSES);
        Stream.of(MailKind.values())
                .filter(kind -> kind != MailKind.NONE)
                .forEach(kind ->
                        PARTS.forEach(part -> names.put(own(kind, part), kind.isNotice() ? OF_NOTICES : OF_FLOWS)));
        return Collections.unmodifiableMap(names);
    }

    private static Set<String> sorted(String... names) {
        return Collections.unmodifiableSet(new TreeSet<>(List.of(names)));
    }

    /** The key of a sentence that only this kind of mail has. */
    static String own(MailKind kind, String part) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + "." + part;
    }

    /** The names that may stand in the text of a key. */
    static Set<String> namesIn(String key) {
        var names = NAMES.get(key);
        if (names == null) {
            throw new IllegalArgumentException(
                    "There is no mail text " + printable(key) + ". There are: " + String.join(", ", NAMES.keySet()));
        }
        return names;
    }

    /** Whether the text of a key needs all names that it may have. */
    static boolean needsAllNames(String key) {
        return WHOLE.containsKey(key);
    }

    static void requireAll(Collection<String> keys) {
        var missing = NAMES.keySet().stream().filter(key -> !keys.contains(key)).collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("These mail texts are missing: " + missing);
        }
    }

    private static String printable(String key) {
        return Mail.fitsLine(key) ? "“" + key + "”" : "with control characters in its key";
    }
}
