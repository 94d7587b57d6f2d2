package org.symbolon.spring.mail;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.context.MessageSource;
import org.symbolon.mail.MailTexts;

/**
 * Mail texts in the words of the application's messages, {@code symbolon.mail.<key>}.
 *
 * <p>A {@code MessageSource} answers in some other language where it has nothing in the one that was asked for: with
 * its messages without a language, or in the language of the machine. Neither is taken for a translation, except that
 * the messages without a language are those of the first language.
 */
final class HostTexts {
    static final String PREFIX = "symbolon.mail.";

    /** In the texts of core. */
    private static final Set<String> BUNDLED = Set.of("en", "fr");

    /** That of things that are in no language (ISO 639): nobody has messages in it. */
    private static final Locale NO_LANGUAGE = Locale.forLanguageTag("zxx");

    private final MessageSource messages;

    HostTexts(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * The texts of core, but for what the messages say otherwise.
     *
     * @param languages the first is that of the messages without a language
     */
    MailTexts in(List<Locale> languages) {
        var texts = MailTexts.DEFAULT;
        for (var language : languages) {
            texts = add(texts, language, language.equals(languages.get(0)));
        }
        return texts;
    }

    private MailTexts add(MailTexts texts, Locale language, boolean isFirst) {
        var found = texts(language, isFirst);
        try {
            return isBundled(language) ? texts.with(language, found) : texts.withLanguage(language, found);
        } catch (IllegalArgumentException unusable) {
            throw unusable(language, found.keySet(), unusable);
        }
    }

    private static boolean isBundled(Locale language) {
        return BUNDLED.contains(language.getLanguage());
    }

    private Map<String, String> texts(Locale language, boolean isFirst) {
        var texts = new TreeMap<String, String>();
        for (var key : MailTexts.keys().keySet()) {
            var text = isFirst ? main(key, language) : translated(key, language);
            text.ifPresent(found -> texts.put(key, found));
        }
        return texts;
    }

    /** What the messages without a language say counts, what the machine's language says does not. */
    private Optional<String> main(String key, Locale language) {
        var text = answer(key, language);
        boolean isOwn = text != null && !isFallback(key, text, language);
        return Optional.ofNullable(isOwn ? text : answer(key, Locale.ROOT));
    }

    private Optional<String> translated(String key, Locale language) {
        return Optional.ofNullable(answer(key, language))
                .filter(text -> !isBorrowed(key, text, language) || isWordless(key, text, language));
    }

    private boolean isBorrowed(String key, String text, Locale language) {
        return text.equals(answer(key, Locale.ROOT)) || isFallback(key, text, language);
    }

    /** Whether a language without messages gets the same; in the language of the machine that says nothing. */
    private boolean isFallback(String key, String text, Locale language) {
        boolean isMachines = language.getLanguage().equals(Locale.getDefault().getLanguage());
        return !isMachines && text.equals(answer(key, NO_LANGUAGE));
    }

    /** Whether it is right in any language, wherever it was borrowed from. */
    private static boolean isWordless(String key, String text, Locale language) {
        return switch (key) {
            case "dir" -> !isBundled(language);
            case "until", "time" -> text.indexOf('\'') < 0;
            default -> text.replaceAll("\\{[^{}]*}", "").codePoints().noneMatch(Character::isLetter);
        };
    }

    private @Nullable String answer(String key, Locale language) {
        var code = PREFIX + key;
        try {
            var text = messages.getMessage(code, null, null, language);
            return code.equals(text) ? null : text;
        } catch (IllegalArgumentException unreadable) {
            throw new FailureAnalyzedException(
                    "The message " + code + " cannot be read: " + unreadable.getMessage(),
                    "Names in braces are for mails, not for MessageFormat: take"
                            + " spring.messages.always-use-message-format out, or quote them as '{'site'}'.");
        }
    }

    private static FailureAnalyzedException unusable(
            Locale language, Set<String> found, IllegalArgumentException unusable) {
        var tag = language.toLanguageTag();
        var missing = new TreeSet<>(MailTexts.keys().keySet());
        missing.removeAll(found);
        return isBundled(language) || missing.isEmpty()
                ? new FailureAnalyzedException(
                        "No mail can be written in the language " + tag + ": " + unusable.getMessage(),
                        "Correct the message, which is named as the text with " + PREFIX + " before it.")
                : new FailureAnalyzedException(
                        "symbolon.mail.languages has " + tag + ", but these messages are missing in that language (or"
                                + " say the same as those without a language):\n\n    " + PREFIX
                                + String.join("\n    " + PREFIX, missing),
                        "Add them to the application's messages of that language, or take " + tag
                                + " out of symbolon.mail.languages.");
    }
}
