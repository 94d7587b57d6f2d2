package org.symbolon.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.ListResourceBundle;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.symbolon.store.MailKind;

class ReplacedTextsTest {
    private static final Locale ARABIC = Locale.forLanguageTag("ar");

    private static Mail mail(MailTexts texts, Locale reader) {
        return Samples.mail(texts, MailKind.REGISTRATION_CODE, reader);
    }

    @Test
    void onlyTheKeysThatAreGivenChangeAndOnlyInTheirLanguage() {
        var texts = MailTexts.DEFAULT.with(
                Locale.ENGLISH,
                Map.of("registration-code.subject", "Join {site}", "no-reply", "Nobody reads replies."));
        var before = mail(MailTexts.DEFAULT, Locale.ENGLISH);
        var after = mail(texts, Locale.ENGLISH);

        assertThat(after.subject()).isEqualTo("Join Example Video (K7)");
        assertThat(after.text())
                .isEqualTo(before.text()
                        .replace("This mail was sent automatically. No reply is expected.", "Nobody reads replies."));
        assertThat(mail(texts, Locale.FRENCH).text())
                .isEqualTo(mail(MailTexts.DEFAULT, Locale.FRENCH).text());
        assertThat(mail(MailTexts.DEFAULT, Locale.ENGLISH).subject()).isEqualTo(before.subject());
    }

    @Test
    void laterChangesKeepEarlierOnes() {
        var texts = MailTexts.DEFAULT
                .with(Locale.ENGLISH, Map.of("registration-code.subject", "Join {site}"))
                .with(Locale.ENGLISH, Map.of("labelled", "{subject} – {label}"));

        assertThat(mail(texts, Locale.ENGLISH).subject()).isEqualTo("Join Example Video – K7");
    }

    @Test
    void regionMayDifferFromItsLanguageByKey() {
        var texts = MailTexts.DEFAULT.with(Locale.CANADA_FRENCH, Map.of("no-reply", "Courriel automatisé."));
        var canadian = mail(texts, Locale.CANADA_FRENCH);

        assertThat(canadian.text()).startsWith("Créez votre compte").endsWith("Courriel automatisé.\n");
        assertThat(canadian.html()).contains("<html lang=\"fr-CA\"");
        assertThat(canadian.locale()).isEqualTo(Locale.CANADA_FRENCH);
        assertThat(mail(texts, Locale.FRANCE).text())
                .isEqualTo(mail(MailTexts.DEFAULT, Locale.FRENCH).text());
    }

    @Test
    void unknownKeyIsRefusedWithWhatThereIs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MailTexts.DEFAULT.with(Locale.ENGLISH, Map.of("reset-code.subjekt", "x")))
                .withMessageContaining("“reset-code.subjekt”")
                .withMessageContaining("already-registered.lead, already-registered.next")
                .withMessageContaining("until");
    }

    @Test
    void unknownLanguageIsRefusedWithWhatThereIs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MailTexts.DEFAULT.with(Locale.GERMANY, Map.of("no-reply", "Bitte nicht antworten.")))
                .withMessage("There are no mail texts in de-DE, only in en, fr. Add the language by withLanguage");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MailTexts.DEFAULT.with(Locale.ROOT, Map.of("no-reply", "x")))
                .withMessageContaining("Locale.GERMAN");
    }

    @ParameterizedTest
    @CsvSource({
        "new-device.lead, 'On {label}', '{site}, {time}, {url}'",
        "new-device.lead, 'On {Time}', '{site}, {time}, {url}'",
        "new-device.lead, 'On {time', '{site}, {time}, {url}'",
        "new-device.lead, 'On time}', '{site}, {time}, {url}'",
        "new-device.lead, 'On {{time}}', '{site}, {time}, {url}'",
        "reset-code.lead, '{code}', '{label}, {minutes}, {site}, {time}, {until}, {url}'",
        "pass.advice, '{until}', '{end}, {site}, {url}'",
        "no-reply, '{site}', no names",
        "labelled, '{subject}', 'needs {label}, {subject}'",
        "labelled, '({label})', 'needs {label}, {subject}'",
        "minutes.many, 'some minutes', 'needs {minutes}'",
        "dir, left, ltr or rtl",
        "dir, RTL, ltr or rtl",
        "until, hh 'o'' {clock}, HH:mm 'UTC'",
        "time, 'not a pattern', HH:mm 'UTC'",
        "time, 'HH:mm ''UTC', HH:mm 'UTC'"
    })
    void textThatNoMailCouldBeWrittenWithIsRefusedWithWhatThereIs(String key, String text, String instead) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MailTexts.DEFAULT.with(Locale.FRENCH, Map.of(key, text)))
                .withMessageContaining("“" + key + "”")
                .withMessageContaining(text)
                .withMessageContaining(instead);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\r\nBcc: eve@evil.example", "a\0b", "a\tb", "a\u2028b", "a\uD800b"})
    void emptyTextsAndControlCharactersAreRefusedUnquoted(String text) {
        for (var key : MailTexts.keys().keySet()) {
            assertThatIllegalArgumentException()
                    .as(key)
                    .isThrownBy(() -> MailTexts.DEFAULT.with(Locale.ENGLISH, Map.of(key, text)))
                    .withMessage("The mail text “" + key + "” is empty, or has control or line separator characters");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MailTexts.DEFAULT.with(Locale.ENGLISH, Map.of("key\r\n", "x")))
                .withMessageNotContaining("\n");
    }

    @Test
    void furtherLanguageReachesItsReadersWhateverTheirRegion() {
        var texts = MailTexts.DEFAULT.withLanguage(Locale.GERMAN, marked("DE"));

        assertThat(mail(texts, Locale.forLanguageTag("de-AT")).subject())
                .isEqualTo("DE registration-code.subject (K7)");
        assertThat(mail(texts, Locale.GERMAN).locale()).isEqualTo(Locale.GERMAN);
        assertThat(mail(texts, Locale.FRENCH).subject()).startsWith("Votre code");
        assertThat(mail(texts, Locale.ITALIAN).subject()).startsWith("Your code");
    }

    @Test
    void scriptsFindTheTextsOfTheirRegions() {
        var texts = MailTexts.DEFAULT.withLanguage(Locale.forLanguageTag("zh-Hant"), marked("繁"));

        assertThat(mail(texts, Locale.TAIWAN).subject()).startsWith("繁 ");
        assertThat(mail(texts, Locale.SIMPLIFIED_CHINESE).subject()).startsWith("Your code");
    }

    @Test
    void bundledLanguageCanBeReplacedWhole() {
        var texts = MailTexts.DEFAULT.withLanguage(Locale.ENGLISH, marked("EN"));

        assertThat(mail(texts, Locale.ITALIAN).subject()).startsWith("EN ");
        assertThat(mail(texts, Locale.ENGLISH).text()).doesNotContain("account");
    }

    @Test
    void languageThatLacksTextsIsRefusedWithAllThatAreMissing() {
        var some = marked("DE");
        some.keySet().removeIf(key -> key.startsWith("pass."));
        some.remove("dir");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> MailTexts.DEFAULT.withLanguage(Locale.GERMAN, some))
                .withMessage("These mail texts are missing: dir, pass.advice, pass.reason");
    }

    @Test
    void languageMayComeFromAResourceBundle() {
        var texts = MailTexts.DEFAULT.withLanguage(Locale.GERMAN, bundle(marked("DE")));

        assertThat(mail(texts, Locale.GERMAN).subject()).startsWith("DE ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MailTexts.DEFAULT.withLanguage(Locale.GERMAN, bundle(Map.of("no-reply", "x"))))
                .withMessageContaining("missing: already-registered.lead");
    }

    private static ResourceBundle bundle(Map<String, String> texts) {
        return new ListResourceBundle() {
            @Override
            protected Object[][] getContents() {
                return texts.entrySet().stream()
                        .map(entry -> new Object[] {entry.getKey(), entry.getValue()})
                        .toArray(Object[][]::new);
            }
        };
    }

    @Test
    void languageOfTheOtherDirectionTurnsThePageButNeitherCodeNorPassNorValues() {
        var arabic = marked("ع");
        arabic.putAll(Map.of("dir", "rtl", "until", "HH:mm 'UTC'", "reset-code.next", "ع {until} ع {label}"));
        var texts = MailTexts.DEFAULT.withLanguage(ARABIC, arabic);
        var html = Samples.lastMail(texts, MailKind.RESET_CODE, Locale.forLanguageTag("ar-EG"))
                .html();

        assertThat(html)
                .contains("<html lang=\"ar\" dir=\"rtl\">")
                .contains("<table class=\"page\" lang=\"ar\" dir=\"rtl\"")
                .contains("text-align: start", "<bdi>12:30 UTC</bdi>", "<strong dir=\"ltr\"")
                .doesNotContain("text-align: left");
        assertThat(html.split("<p class=\"code\" dir=\"ltr\"", -1)).hasSize(3);
    }

    @Test
    void keysTellTheNamesOfEachAndCannotBeChanged() {
        assertThat(MailTexts.keys())
                .containsEntry("new-device.stranger", java.util.Set.of("site", "time", "url"))
                .containsEntry("minutes.none", java.util.Set.of())
                .hasSize(6 * 5 + 10)
                .isUnmodifiable();
    }

    /** Texts that say their own key. */
    private static Map<String, String> marked(String mark) {
        var texts = new HashMap<>(
                MailTexts.keys().keySet().stream().collect(Collectors.toMap(key -> key, key -> mark + " " + key)));
        texts.putAll(Map.of(
                "dir", "ltr",
                "until", "HH:mm",
                "time", "d MMMM uuuu",
                "minutes.many", "{minutes}",
                "labelled", "{subject} ({label})"));
        return texts;
    }
}
