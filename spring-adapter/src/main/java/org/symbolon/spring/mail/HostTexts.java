package org.symbolon.spring.mail;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.context.MessageSource;
import org.symbolon.mail.MailTexts;

/**
 * Mail texts in the words of the application's messages, {@code symbolon.mail.<key>}. They are read once, at the start:
 * messages that change later change no mail.
 *
 * <p>A {@code MessageSource} answers in some other language where it has nothing in the one that was asked for. What
 * becomes of its answers, and what is written where none is taken:
 *
 * <table>
 * <caption>Answers of the messages</caption>
 * <tr><th>The answer is</th><th>in the first language</th><th>in any other</th></tr>
 * <tr><td>in the language itself</td><td>taken</td><td>taken</td></tr>
 * <tr><td>that without a language</td><td>taken</td><td>taken only if it has no words, such as {@code {site}}</td></tr>
 * <tr><td>in the machine's language</td><td>that without a language instead</td><td>as above</td></tr>
 * <tr><td>missing</td><td>the text of core</td><td>the text of core</td></tr>
 * </table>
 *
 * <p>A language that core has no texts in stops the start where one is not taken.
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
        var found = new TreeMap<String, String>();
        for (var key : MailTexts.keys().keySet()) {
            var text = isFirst ? inFirst(key, language) : inFurther(key, language);
            text.ifPresent(taken -> found.put(key, taken));
        }
        try {
            return isBundled(language) ? texts.with(language, found) : texts.withLanguage(language, found);
        } catch (IllegalArgumentException unusable) {
            throw unusable(language, found.keySet(), unusable);
        }
    }

    private static boolean isBundled(Locale language) {
        return BUNDLED.contains(language.getLanguage());
    }

    /** In the language itself, or else without a language. */
    private Optional<String> inFirst(String key, Locale language) {
        return inItself(key, language).or(() -> answer(key, Locale.ROOT));
    }

    /** In the language itself, or else in any if it has no words. */
    private Optional<String> inFurther(String key, Locale language) {
        var plain = answer(key, Locale.ROOT);
        return inItself(key, language)
                .filter(text -> !Optional.of(text).equals(plain))
                .or(() -> answer(key, language).filter(text -> isWordless(key, text, language)));
    }

    /**
     * Unless a language that nobody has messages in gets the same answer: then it is that of the machine, or that
     * without a language. What is asked for in the machine's own language comes from there in any case.
     */
    private Optional<String> inItself(String key, Locale language) {
        var answer = answer(key, language);
        boolean isMachines = language.getLanguage().equals(Locale.getDefault().getLanguage());
        return isMachines || !answer.equals(answer(key, NO_LANGUAGE)) ? answer : Optional.empty();
    }

    private static boolean isWordless(String key, String text, Locale language) {
        return switch (key) {
            case "dir" -> !isBundled(language);
            case "until", "time" -> text.indexOf('\'') < 0;
            default -> text.replaceAll("\\{[^{}]*}", "").codePoints().noneMatch(Character::isLetter);
        };
    }

    /** What the messages say, in whichever language. */
    private Optional<String> answer(String key, Locale language) {
        var code = PREFIX + key;
        try {
            var text = messages.getMessage(code, null, null, language);
            return Optional.ofNullable(text).filter(found -> !code.equals(found));
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
