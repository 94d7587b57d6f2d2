package org.symbolon.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.symbolon.mail.Samples.CODE;
import static org.symbolon.mail.Samples.LABEL;
import static org.symbolon.mail.Samples.NOON;
import static org.symbolon.mail.Samples.PASS;
import static org.symbolon.mail.Samples.SITE;

import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.symbolon.account.Site;
import org.symbolon.store.MailKind;

class MailTextsTest {
    private final Locale machine = Locale.getDefault();

    @AfterEach
    void restoreLanguage() {
        Locale.setDefault(machine);
    }

    @ParameterizedTest
    @CsvSource({
        "REGISTRATION_CODE, Your code for Example Video (K7)",
        "RESET_CODE, Your password reset code for Example Video (K7)",
        "ALREADY_REGISTERED, You already have an account at Example Video (K7)",
        "NO_ACCOUNT, No account for this address at Example Video (K7)",
        "PASSWORD_CHANGED, Your password for Example Video was changed",
        "NEW_DEVICE, Signed in to Example Video from a new device"
    })
    void subjectBeginsWithTheTaskAndEndsWithTheLabelWhereAPageShowsOne(MailKind kind, String subject) {
        assertThat(Samples.mail(kind).subject()).isEqualTo(subject);
    }

    @Test
    void registrationMailIsCompleteAsText() {
        assertThat(Samples.mail(MailKind.REGISTRATION_CODE).text()).isEqualTo("""
                        Create your account at Example Video. This code works for 30 minutes.

                        7KQ2-M9XD

                        Type it on the page that shows K7. It works until 12:30 UTC.

                        You get this mail because somebody, most likely you, is creating an account at Example Video (https://video.example) with this address.

                        If that was not you, do nothing: without the code no account is created. Do not pass the code on, whoever asks for it.

                        This mail was sent automatically. No reply is expected.
                        """);
    }

    @ParameterizedTest
    @EnumSource(names = {"REGISTRATION_CODE", "RESET_CODE"})
    void firstLineRepeatsSiteTaskAndMinutesAndTheCodeStandsOnALineOfItsOwn(MailKind kind) {
        var lines =
                Samples.mail(kind, SITE, NOON.plusSeconds(66)).text().lines().toList();

        assertThat(lines.get(0))
                .contains("Example Video")
                .contains("28 minutes")
                .containsAnyOf("account", "password");
        assertThat(lines).contains(CODE);
    }

    @ParameterizedTest
    @EnumSource(names = {"ALREADY_REGISTERED", "NO_ACCOUNT", "PASSWORD_CHANGED", "NEW_DEVICE"})
    void mailsWithoutACodeShowTheSiteAndNothingLikeACode(MailKind kind) {
        var mail = Samples.mail(kind);

        assertThat(mail.text()).contains("https://video.example").doesNotContainPattern("[0-9A-Z]{4}-[0-9A-Z]{4}");
        assertThat(mail.html()).contains("https://video.example").doesNotContain("user-select");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void everyMailEndsWithWhyItCameWhatToDoAndThatNoReplyIsExpected(MailKind kind) {
        var mail = Samples.mail(kind);
        var lines = mail.text().lines().filter(line -> !line.isEmpty()).toList();
        var last = lines.subList(lines.size() - 3, lines.size());

        assertThat(last.get(0)).startsWith("You get this mail because");
        assertThat(last.get(1)).startsWith("If that was not you,");
        assertThat(last.get(2)).endsWith("No reply is expected.");
        assertThat(mail.text() + mail.subject() + mail.html())
                .doesNotContainPattern("\\{[a-z]+}")
                .doesNotContain("!\n");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 30 minutes",
        "PT5S, 30 minutes",
        "PT5.001S, 29 minutes",
        "PT28M5S, 2 minutes",
        "PT28M5.001S, 1 minute.",
        "PT29M5S, 1 minute.",
        "PT29M5.001S, less than a minute",
        "PT29M59.999S, less than a minute"
    })
    void neverSaysMoreMinutesThanAreLeftGiveOrTakeFiveSeconds(Duration gone, String words) {
        var lead = Samples.mail(MailKind.REGISTRATION_CODE, SITE, NOON.plus(gone))
                .text()
                .lines()
                .findFirst();

        assertThat(lead).hasValueSatisfying(line -> assertThat(line + ".").contains("for " + words));
    }

    @Test
    void namesInBracesWithinAValueAreNotFilledIn() {
        var site = Site.of("{code} {label} {url} $1 \\", "https://video.example");
        var mail = Samples.mail(MailKind.REGISTRATION_CODE, site, NOON);

        assertThat(mail.subject()).isEqualTo("Your code for {code} {label} {url} $1 \\ (K7)");
        assertThat(mail.text()).startsWith("Create your account at {code} {label} {url} $1 \\.");
        assertThat(mail.html()).contains("Create your account at <bdi>{code} {label} {url} $1 \\</bdi>.");
    }

    @ParameterizedTest
    @CsvSource({"PASSWORD_CHANGED, was changed on", "NEW_DEVICE, signed in to your account at Example Video on"})
    void noticesSayWhenItHappenedAndWhatToDoAtOnceIfItWasSomebodyElse(MailKind kind, String words) {
        assertThat(Samples.mail(kind).text())
                .contains(words + " 22 November 2026 at 12:00 UTC.")
                .contains("If that was you, there is nothing")
                .contains("If that was not you, act now: open https://video.example, ask for a new password");
    }

    @ParameterizedTest
    @EnumSource(names = {"REGISTRATION_CODE", "ALREADY_REGISTERED", "RESET_CODE", "NO_ACCOUNT"})
    void passFollowsTheTaskOnALineOfItsOwnAndStandsBeforeTheSmallPrint(MailKind kind) {
        var without = Samples.mail(kind).text();
        var mail = Samples.lastMail(MailTexts.DEFAULT, kind, Locale.ENGLISH);

        var added = """
                Many mails to this address were asked for lately, so further ones are held back for a while. If a page asks you to wait, type this pass there instead:

                4T9C-0WQX-R2MZ-8HJV

                It works until 23 November 2026 at 23:59 UTC, and only for this address. Keep it to yourself.

                """;
        assertThat(mail.text()).isEqualTo(without.replace("You get this mail", added + "You get this mail"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "tr", "de"})
    void readersOfALanguageWithoutTextsGetEnglishOnAnyMachine(String machine) {
        onMachine(machine);

        for (var reader : List.of("de", "de-AT", "ja", "th-TH-u-nu-thai", "und", "en-AU")) {
            var mail = Samples.mail(MailTexts.bundled(), MailKind.NEW_DEVICE, Locale.forLanguageTag(reader));

            assertThat(mail.locale()).as(reader).isEqualTo(Locale.ENGLISH);
            assertThat(mail.text())
                    .startsWith(
                            "A new device signed in to your account at Example Video on 22 November 2026 at 12:00 UTC.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "tr", "ar", "th-TH-u-nu-thai"})
    void readersOfFrenchGetFrenchOnAnyMachine(String machine) {
        onMachine(machine);

        for (var reader : List.of("fr", "fr-FR", "fr-CA", "fr-CH", "fr-Latn-BE")) {
            var mail = Samples.mail(MailTexts.bundled(), MailKind.NEW_DEVICE, Locale.forLanguageTag(reader));

            assertThat(mail.locale()).as(reader).isEqualTo(Locale.FRENCH);
            assertThat(mail.text())
                    .startsWith("Un nouvel appareil s’est connecté à votre compte sur Example Video le"
                            + " 22 novembre 2026 à 12:00\u00a0UTC.");
        }
    }

    private static void onMachine(String tag) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        ResourceBundle.clearCache(MailTexts.class.getClassLoader());
    }

    @Test
    void refusesToWriteAMailThatLacksItsCodeOrLabelOrHasOneTooMany() {
        assertRefused(MailKind.REGISTRATION_CODE, null, LABEL, null);
        assertRefused(MailKind.REGISTRATION_CODE, CODE, null, null);
        assertRefused(MailKind.ALREADY_REGISTERED, CODE, LABEL, null);
        assertRefused(MailKind.NEW_DEVICE, null, LABEL, null);
        assertRefused(MailKind.NEW_DEVICE, CODE, null, null);
        assertRefused(MailKind.PASSWORD_CHANGED, null, null, PASS);
        assertRefused(MailKind.NONE, null, LABEL, null);
        assertRefused(MailKind.NONE, null, null, null);
    }

    private static void assertRefused(
            MailKind kind, @Nullable String code, @Nullable String label, @Nullable String pass) {
        assertThatIllegalStateException()
                .isThrownBy(() -> new MailContent(Samples.outboxMail(kind), SITE, NOON, code, label, pass));
    }

    @Test
    void findsItsTextsAsANamedModuleToo() throws Exception {
        var path = Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .filter(entry ->
                        List.of("bcprov", "nimbus-jose-jwt", "passay", "caffeine", "jmail", "jspecify").stream()
                                        .anyMatch(entry::contains)
                                || entry.endsWith("/classes"))
                .map(Path::of)
                .toArray(Path[]::new);
        var parent = ModuleLayer.boot();
        var configuration = Configuration.resolve(
                ModuleFinder.of(path),
                List.of(parent.configuration()),
                ModuleFinder.ofSystem(), // what newer JDKs have, but no longer start with
                Set.of("org.symbolon"));
        var controller = ModuleLayer.defineModulesWithOneLoader(
                configuration, List.of(parent), ClassLoader.getPlatformClassLoader());
        var module = controller.layer().findModule("org.symbolon").orElseThrow();
        controller.addOpens(module, "org.symbolon.mail", MailTextsTest.class.getModule());

        var type = module.getClassLoader().loadClass(MailTexts.class.getName());
        var bundled = type.getDeclaredMethod("bundled");
        bundled.setAccessible(true);
        var changed = type.getMethod("with", Locale.class, Map.class)
                .invoke(bundled.invoke(null), Locale.FRENCH, Map.of("no-reply", "Merci."));

        assertThat(type.getModule().isNamed()).isTrue();
        assertThat(changed).isInstanceOf(type);
    }
}
