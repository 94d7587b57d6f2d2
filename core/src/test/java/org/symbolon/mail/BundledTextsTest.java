package org.symbolon.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.mail.Samples.NOON;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.symbolon.store.MailKind;

/** What the files say, read as they stand: nothing of one language can hide behind another. */
class BundledTextsTest {
    private static final String ENGLISH = "texts.properties";
    private static final String FRENCH = "texts_fr.properties";
    private static final int LONGEST_SUBJECT = 70;

    @Test
    void everyLanguageHasTheSameKeysWithTheSameNamesInBraces() throws IOException {
        var english = texts(ENGLISH);
        var french = texts(FRENCH);

        assertThat(english).containsOnlyKeys(MailTexts.keys().keySet());
        assertThat(french).containsOnlyKeys(english.keySet());
        english.forEach((key, text) ->
                assertThat(names(french.getOrDefault(key, ""))).as(key).isEqualTo(names(text)));
    }

    private static List<String> names(String text) {
        return found("\\{[^}]*}", text).sorted().toList();
    }

    private static Stream<String> found(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(MatchResult::group);
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, FRENCH})
    void noKeyStandsTwiceAndNoTextIsEmpty(String file) throws IOException {
        var keys = lines(file).map(line -> line.substring(0, line.indexOf('='))).toList();

        assertThat(keys).doesNotHaveDuplicates().hasSize(texts(file).size());
        assertThat(texts(file).values()).noneMatch(String::isBlank);
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, FRENCH})
    void subjectsAreShortAndBeginWithTheTask(String file) throws IOException {
        var subjects = new HashMap<>(texts(file));
        subjects.keySet().removeIf(key -> !key.endsWith(".subject"));

        assertThat(subjects).hasSize(MailKind.values().length - 1);
        subjects.forEach((key, subject) -> {
            assertThat(subject.replace("{site}", "A site's longer name"))
                    .as(key)
                    .hasSizeLessThanOrEqualTo(LONGEST_SUBJECT);
            assertThat(subject).as(key).doesNotStartWith("{").contains("{site}");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, FRENCH})
    void noTextShoutsOrBlames(String file) throws IOException {
        var texts = texts(file);
        texts.keySet().removeAll(List.of("until", "time")); // patterns
        for (var text : texts.values()) {
            assertThat(text)
                    .doesNotContain("!")
                    .doesNotContainIgnoringCase("invalid", "wrong", "illegal", "failed", "error")
                    .doesNotContainIgnoringCase("erreur", "erroné", "interdit", "échoué", "incorrect")
                    .doesNotContainPattern("\\b[A-ZÀ-Ü]{4,}\\b");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void everyKindTellsHowToActOnIt(MailKind kind) throws IOException {
        for (var file : List.of(ENGLISH, FRENCH)) {
            var texts = texts(file);
            var all = String.join(" ", texts.get(TextKeys.own(kind, "lead")), texts.get(TextKeys.own(kind, "next")));
            assertThat(names(all)).containsAll(expected(kind));
        }
    }

    private static List<String> expected(MailKind kind) {
        return switch (kind) {
            case REGISTRATION_CODE, RESET_CODE -> List.of("{label}", "{minutes}", "{site}", "{until}");
            case ALREADY_REGISTERED, NO_ACCOUNT -> List.of("{label}", "{site}", "{url}");
            default -> List.of("{site}", "{time}");
        };
    }

    @Test
    void frenchIsSetAsFrenchIsPrinted() throws IOException {
        texts(FRENCH).forEach((key, text) -> {
            if (!key.equals("until") && !key.equals("time")) {
                assertThat(text).as(key).doesNotContain("'").doesNotContainPattern("(?<!\u00a0)[:;?«»]");
            }
            assertThat(text).as(key).doesNotContain("...", "\"").doesNotContainPattern("\\b(tu|ton|ta|tes|toi)\\b");
            assertThat(text).as(key).doesNotContainPattern(" [:;?»]").doesNotContainPattern("« ");
        });
    }

    @Test
    void frenchRegistrationMailIsCompleteAsText() {
        var mail = Samples.lastMail(MailTexts.DEFAULT, MailKind.REGISTRATION_CODE, Locale.CANADA_FRENCH);

        assertThat(mail.subject()).isEqualTo("Votre code pour Example Video (K7)");
        assertThat(mail.text().replace('\u00a0', '~')).isEqualTo("""
                        Créez votre compte sur Example Video. Ce code est valable pendant 30~minutes.

                        7KQ2-M9XD

                        Saisissez-le sur la page qui affiche K7. Il est valable jusqu’à 12:30~UTC.

                        De nombreux messages ont été demandés récemment pour cette adresse~; les suivants sont donc retenus pendant un certain temps. Si une page vous demande d’attendre, saisissez-y plutôt ce laissez-passer~:

                        4T9C-0WQX-R2MZ-8HJV

                        Il est valable jusqu’au 23 novembre 2026 à 23:59~UTC, et seulement pour cette adresse. Gardez-le pour vous.

                        Vous recevez ce message parce que quelqu’un, très probablement vous, crée un compte sur Example Video (https://video.example) avec cette adresse.

                        Si ce n’était pas vous, ne faites rien~: sans le code, aucun compte ne sera créé. Ne communiquez ce code à personne, même si on vous le demande.

                        Ce message a été envoyé automatiquement. Aucune réponse n’est attendue.
                        """);
    }

    @ParameterizedTest
    @CsvSource({"0, 30~minutes", "1680, 2~minutes", "1700, 1~minute.", "1790, moins d’une minute."})
    void frenchCountsMinutesInSingularAndPlural(long secondsGone, String words) {
        var mail = Samples.outboxMail(MailKind.RESET_CODE);
        var french = MailTexts.DEFAULT.with(Locale.ENGLISH, frenchTexts());
        var written = french.write(Samples.content(mail, Samples.SITE, NOON.plusSeconds(secondsGone), null));

        assertThat(written.text().lines().findFirst().orElseThrow().replace('\u00a0', '~'))
                .contains("pendant " + words);
    }

    private static Map<String, String> frenchTexts() {
        try {
            return texts(FRENCH);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static Map<String, String> texts(String file) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(content(file)));
        var texts = new HashMap<String, String>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }

    private static Stream<String> lines(String file) throws IOException {
        return content(file).lines().filter(line -> !line.isBlank() && !line.startsWith("#"));
    }

    private static String content(String file) throws IOException {
        try (var stream = Objects.requireNonNull(MailTexts.class.getResourceAsStream(file))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
