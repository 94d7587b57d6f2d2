package org.symbolon.spring.web;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.symbolon.account.Password;
import org.symbolon.password.PasswordPolicy;
import org.symbolon.password.PasswordRule;

/** The words of problems, English and French. The application's messages come first, by {@code symbolon.web.…}. */
final class WebTexts {
    private static final Set<Locale> BUNDLED = Set.of(Locale.ENGLISH, Locale.FRENCH);

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

        /** What the rule asks for, with the numbers of the policy. */
        String rule(PasswordRule rule, PasswordPolicy policy) {
            return text("password." + rule.slug(), policy.minimumLength(), Password.LONGEST);
        }

        private String text(String key, Object... arguments) {
            var usual = Objects.requireNonNull(ours.getMessage(key, arguments, null, locale), key);
            return Objects.requireNonNull(host.getMessage("symbolon.web." + key, arguments, usual, locale), key);
        }
    }
}
