package org.symbolon.mail;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a text can be used, told when it is given rather than when a mail is sent. */
final class TextCheck {
    private TextCheck() {}

    /**
     * Accepts a text that any mail can be written with.
     *
     * @throws IllegalArgumentException where it is not, with what is wrong and what there is instead
     */
    static void require(String key, String text) {
        var names = TextKeys.namesIn(key);
        if (text.isBlank() || !Mail.fitsLine(text)) {
            throw refused(key, "is empty, or has control or line separator characters");
        }
        switch (key) {
            case "dir" -> requireDirection(key, text);
            case "until", "time" -> requirePattern(key, text);
            default -> requireNames(key, text, names);
        }
    }

    private static void requireDirection(String key, String text) {
        if (!text.equals("ltr") && !text.equals("rtl")) {
            throw refused(key, "is ltr or rtl, not: " + text);
        }
    }

    private static void requirePattern(String key, String text) {
        if (!prints(text)) {
            throw refused(key, "is a pattern such as HH:mm 'UTC', not: " + text);
        }
    }

    private static boolean prints(String pattern) {
        try {
            var formatter = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
            return !formatter.format(Instant.EPOCH).isBlank();
        } catch (IllegalArgumentException | DateTimeException malformed) {
            return false;
        }
    }

    private static void requireNames(String key, String text, Set<String> names) {
        var rest = Phrases.fill(text, name -> names.contains(name) ? "" : "{" + name + "}");
        if (rest.contains("{") || rest.contains("}")) {
            throw refused(key, "may use " + listed(names) + " and no other braces, but is: " + text);
        }
        if (TextKeys.needsAllNames(key) && !names.stream().allMatch(name -> text.contains("{" + name + "}"))) {
            throw refused(key, "needs " + listed(names) + ", but is: " + text);
        }
    }

    private static String listed(Set<String> names) {
        return names.isEmpty()
                ? "no names"
                : names.stream().map(name -> "{" + name + "}").collect(Collectors.joining(", "));
    }

    private static IllegalArgumentException refused(String key, String why) {
        return new IllegalArgumentException("The mail text “" + key + "” " + why);
    }
}
