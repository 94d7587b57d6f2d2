package org.symbolon.spring.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.symbolon.account.Password;
import org.symbolon.password.PasswordPolicy;
import org.symbolon.password.PasswordRule;

/** The words of problems, English and French. The application's messages come first, by {@code symbolon.web.…}. */
final class WebTexts {
    private static final String PREFIX = "symbolon.web.";
    private static final Set<Locale> BUNDLED = Set.of(Locale.ENGLISH, Locale.FRENCH);

    /** Which words stand for what core says of an address that it refuses. */
    private static final Map<String, String> HINTS = Map.of(
            "An address has at most 254 characters.", "too-long",
            "An address looks like name@example.org.", "shape",
            "Before the @ only letters A to Z, digits and signs can be used.", "local-part",
            "Write the part after the @ in its ASCII form, which begins with xn--.", "ascii-domain");

    private final MessageSource host;
    private final MessageSource ours = bundled();

    WebTexts(MessageSource host) {
        this.host = host;
    }

    private static MessageSource bundled() {
        var bundled = new ResourceBundleMessageSource();
        bundled.setBasename("org.symbolon.spring.web.texts");
        bundled.setDefaultEncoding("UTF-8");
        bundled.setFallbackToSystemLocale(false);
        return bundled;
    }

    /** The words in the first language that there are words in. */
    Words in(List<Locale> languages) {
        return languages.stream()
                .map(locale -> Locale.forLanguageTag(locale.getLanguage()))
                .filter(BUNDLED::contains)
                .findFirst()
                .map(Words::new)
                .orElseGet(() -> new Words(Locale.ENGLISH));
    }

    /** In one language. */
    final class Words {
        private final Locale locale;

        private Words(Locale locale) {
            this.locale = locale;
        }

        Locale locale() {
            return locale;
        }

        String title(Problem problem) {
            return text("problem." + problem.slug());
        }

        /** The title of what is nobody's fault but ours. */
        String unexpected() {
            return text("problem.unexpected-error");
        }

        /** What the rule asks for, with the numbers of the policy. */
        String rule(PasswordRule rule, PasswordPolicy policy) {
            return text("password." + rule.slug(), policy.minimumLength(), Password.LONGEST);
        }

        /** What is wrong with an address; a hint that there are no words for stays in English. */
        String hint(String english) {
            var key = HINTS.get(english);
            return key == null ? english : text("email." + key);
        }

        /** A source that answers with the key itself has no such message. */
        private String text(String key, Object... arguments) {
            var theirs = host.getMessage(PREFIX + key, arguments, null, locale);
            return theirs == null || theirs.equals(PREFIX + key)
                    ? Objects.requireNonNull(ours.getMessage(key, arguments, null, locale), key)
                    : theirs;
        }
    }
}
