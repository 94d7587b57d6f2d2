package org.symbolon.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.symbolon.mail.Samples.CODE;
import static org.symbolon.mail.Samples.LABEL;
import static org.symbolon.mail.Samples.NOON;
import static org.symbolon.mail.Samples.SITE;

import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.symbolon.account.Site;
import org.symbolon.store.MailKind;
import org.symbolon.store.OutboxMail;
import org.symbolon.store.Recipient;

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
        "PASSWORD_CHANGED, Your password for Example Video was changed"
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
    @EnumSource(names = {"ALREADY_REGISTERED", "NO_ACCOUNT", "PASSWORD_CHANGED"})
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
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void htmlHasNoImageNoLinkAndLoadsNothing(MailKind kind) {
        assertThat(Samples.mail(kind).html())
                .startsWith("<!DOCTYPE html>")
                .contains("<html lang=\"en\" dir=\"ltr\">")
                .contains("<meta name=\"color-scheme\" content=\"light dark\">")
                .contains("prefers-color-scheme: dark")
                .contains("max-width: 560px")
                .doesNotContain("<img", "<a ", "href", "src=", "url(", "<script", "@import", "<link");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void htmlSaysAllThatTheTextSays(MailKind kind) {
        var mail = Samples.mail(kind);
        var words = mail.html().replaceAll("(?s)<style>.*</style>", "").replaceAll("<[^>]*>", "");

        assertThat(mail.text().lines().filter(line -> !line.isEmpty()))
                .allSatisfy(line -> assertThat(words).contains(line));
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
    void escapesEveryValueInHtml() {
        var site = Site.of("<b>\"R&D\"</b> 'x'", "https://video.example");
        var html = Samples.mail(MailKind.REGISTRATION_CODE, site, NOON).html();

        assertThat(html)
                .contains("&lt;b&gt;&quot;R&amp;D&quot;&lt;/b&gt; &#39;x&#39;")
                .doesNotContain("<b>", "R&D");
    }

    @Test
    void namesInBracesWithinAValueAreNotFilledIn() {
        var site = Site.of("{code} {label} {url} $1 \\", "https://video.example");
        var mail = Samples.mail(MailKind.REGISTRATION_CODE, site, NOON);

        assertThat(mail.subject()).isEqualTo("Your code for {code} {label} {url} $1 \\ (K7)");
        assertThat(mail.text()).startsWith("Create your account at {code} {label} {url} $1 \\.");
        assertThat(mail.html()).contains("Create your account at {code} {label} {url} $1 \\.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr", "ar", "fr", "th-TH-u-nu-thai"})
    void saysTheSameWhateverTheLanguageOfTheMachine(String tag) {
        var expected = Arrays.stream(MailKind.values())
                .filter(kind -> kind != MailKind.NONE)
                .map(Samples::mail);
        var texts = expected.map(Mail::text).toList();

        Locale.setDefault(Locale.forLanguageTag(tag));
        ResourceBundle.clearCache(MailTexts.class.getClassLoader());

        var now = Arrays.stream(MailKind.values())
                .filter(kind -> kind != MailKind.NONE)
                .map(Samples::mail);
        assertThat(now.map(Mail::text)).isEqualTo(texts);
    }

    @Test
    void writesEnglishToReadersOfALanguageWithoutTexts() {
        var mail = Samples.outboxMail(MailKind.PASSWORD_CHANGED);
        var reader = new Recipient(mail.recipient().address(), Locale.JAPAN);
        var japanese = new OutboxMail(mail.id(), mail.kind(), reader, null, "k1", mail.createdAt(), mail.expiresAt());

        var written = MailTexts.DEFAULT.render(japanese, null, null, NOON, SITE);

        assertThat(written.locale()).isEqualTo(Locale.ENGLISH);
        assertThat(written.text())
                .startsWith("Your password for Example Video was changed on 22 November 2026 at 12:00 UTC.");
    }

    @Test
    void refusesToWriteACodeMailWithoutACodeAndAnyOtherWithOne() {
        var code = Samples.outboxMail(MailKind.REGISTRATION_CODE);
        var decoy = Samples.outboxMail(MailKind.ALREADY_REGISTERED);

        assertThatIllegalStateException().isThrownBy(() -> MailTexts.DEFAULT.render(code, null, LABEL, NOON, SITE));
        assertThatIllegalStateException().isThrownBy(() -> MailTexts.DEFAULT.render(decoy, CODE, LABEL, NOON, SITE));
        assertThatIllegalStateException().isThrownBy(() -> MailTexts.DEFAULT.render(code, CODE, null, NOON, SITE));
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

        var bundled =
                module.getClassLoader().loadClass(MailTexts.class.getName()).getDeclaredMethod("bundled", Locale.class);
        bundled.setAccessible(true);

        assertThat(bundled.getDeclaringClass().getModule().isNamed()).isTrue();
        assertThat(((ResourceBundle) bundled.invoke(null, Locale.GERMAN)).getString("lang"))
                .isEqualTo("en");
    }
}
