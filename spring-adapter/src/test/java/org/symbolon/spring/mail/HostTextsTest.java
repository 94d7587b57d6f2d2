package org.symbolon.spring.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.context.support.AbstractResourceBasedMessageSource;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.DefaultResourceLoader;
import org.symbolon.mail.MailTexts;

/** Whatever language the machine speaks, and whichever of Spring's two kinds of source the host has. */
class HostTextsTest {
    private static final List<Locale> USUAL = List.of(Locale.ENGLISH, Locale.FRENCH);
    private static final Locale TURKISH = Locale.forLanguageTag("tr");
    private static final String SUBJECT = Written.SUBJECT;

    private final Locale machines = Locale.getDefault();

    @TempDir
    private Path bundles;

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(machines);
    }

    static Stream<Arguments> everywhere() {
        return Stream.of("en-US", "fr-FR", "tr-TR", "de")
                .flatMap(tag -> Stream.of(Kind.values()).map(kind -> Arguments.of(Locale.forLanguageTag(tag), kind)));
    }

    private enum Kind {
        /** As Boot makes it: what is in no file of a language is in the machine's language. */
        USUAL,
        WITHOUT_FALLBACK,
        RELOADABLE_WITHOUT_FALLBACK
    }

    private void bundle(String suffix, Map<String, String> texts) {
        var properties = new Properties();
        texts.forEach((key, text) -> properties.setProperty(key.isEmpty() ? "greeting" : "symbolon.mail." + key, text));
        try (var file = Files.newBufferedWriter(bundles.resolve("messages" + suffix + ".properties"))) {
            properties.store(file, null);
        } catch (IOException unwritable) {
            throw new AssertionError(unwritable);
        }
    }

    private AbstractResourceBasedMessageSource source(Kind kind) {
        var source = kind == Kind.RELOADABLE_WITHOUT_FALLBACK ? reloadable() : plain();
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(kind == Kind.USUAL);
        return source;
    }

    private AbstractResourceBasedMessageSource plain() {
        var plain = new ResourceBundleMessageSource();
        plain.setBundleClassLoader(loader());
        plain.setBasename("messages");
        return plain;
    }

    private AbstractResourceBasedMessageSource reloadable() {
        var reloadable = new ReloadableResourceBundleMessageSource();
        reloadable.setResourceLoader(new DefaultResourceLoader(loader()));
        reloadable.setBasename("classpath:messages");
        return reloadable;
    }

    private ClassLoader loader() {
        try {
            return new URLClassLoader(new URL[] {bundles.toUri().toURL()}, null);
        } catch (MalformedURLException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private MailTexts in(Locale machine, Kind kind, List<Locale> languages) {
        Locale.setDefault(machine);
        return new HostTexts(source(kind)).in(languages);
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void withoutMessagesTextsAreThoseOfCore(Locale machine, Kind kind) {
        bundle("", Map.of("", "Hello"));

        var texts = in(machine, kind, USUAL);

        assertThat(Written.subject(texts, Locale.ENGLISH)).startsWith("No account for this address at Example Video");
        assertThat(Written.subject(texts, Locale.FRENCH))
                .startsWith("Aucun compte pour cette adresse sur Example Video");
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void eachLanguageIsChangedByItsOwnMessages(Locale machine, Kind kind) {
        bundle("", Map.of("", "Hello"));
        bundle("_en", Map.of(SUBJECT, "Code of {site}"));
        bundle("_fr", Map.of(SUBJECT, "Code de {site}"));

        var texts = in(machine, kind, USUAL);

        assertThat(Written.subject(texts, Locale.ENGLISH)).startsWith("Code of Example Video");
        assertThat(Written.subject(texts, Locale.FRENCH)).startsWith("Code de Example Video");
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void messagesWithoutALanguageAreThoseOfTheFirstOnly(Locale machine, Kind kind) {
        bundle("", Map.of(SUBJECT, "Code of {site}"));

        var texts = in(machine, kind, USUAL);

        assertThat(Written.subject(texts, Locale.ENGLISH)).startsWith("Code of Example Video");
        assertThat(Written.subject(texts, Locale.FRENCH))
                .startsWith("Aucun compte pour cette adresse sur Example Video");
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void messagesInTheMachinesLanguageAreInNoOther(Locale machine, Kind kind) {
        bundle("", Map.of(SUBJECT, "Code of {site}"));
        bundle("_tr", Map.of(SUBJECT, "{site} kodunuz"));
        bundle("_de", Map.of(SUBJECT, "Ihr Kode zu {site}"));

        var texts = in(machine, kind, USUAL);

        assertThat(Written.subject(texts, Locale.ENGLISH)).startsWith("Code of Example Video");
        assertThat(Written.subject(texts, Locale.FRENCH))
                .startsWith("Aucun compte pour cette adresse sur Example Video");
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void textWithoutWordsIsRightInEveryLanguage(Locale machine, Kind kind) {
        bundle("", Map.of("labelled", "{subject} · {label}"));

        var texts = in(machine, kind, USUAL);

        assertThat(Written.subject(texts, Locale.ENGLISH)).contains("Example Video · ");
        assertThat(Written.subject(texts, Locale.FRENCH)).contains("Example Video · ");
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void siteOfOneLanguageNeedsNoOtherFileThanMessages(Locale machine, Kind kind) {
        bundle("", Written.turkish());

        assertThat(Written.subject(in(machine, kind, List.of(TURKISH)), TURKISH))
                .startsWith(SUBJECT + " tr");
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void furtherLanguageHasItsOwnMessages(Locale machine, Kind kind) {
        bundle("", Map.of("", "Hello"));
        bundle("_tr", Written.turkish());

        var texts = in(machine, kind, List.of(Locale.ENGLISH, Locale.FRENCH, TURKISH));

        assertThat(Written.subject(texts, TURKISH)).startsWith(SUBJECT + " tr");
        assertThat(Written.subject(texts, Locale.FRENCH))
                .startsWith("Aucun compte pour cette adresse sur Example Video");
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void furtherLanguageThatLacksTextsStopsTheStartWithTheirNames(Locale machine, Kind kind) {
        var most = new HashMap<>(Written.turkish());
        most.remove(SUBJECT);
        most.remove("no-reply");
        bundle("", Map.of(SUBJECT, "Code of {site}"));
        bundle("_tr", most);

        assertThatExceptionOfType(FailureAnalyzedException.class)
                .isThrownBy(() -> in(machine, kind, List.of(Locale.ENGLISH, TURKISH)))
                .satisfies(stopped -> assertThat(stopped.analysis().getDescription())
                        .contains("has tr", "symbolon.mail.no-reply", "symbolon.mail." + SUBJECT)
                        .doesNotContain("symbolon.mail.dir"));
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void wrongTextStopsTheStartWithItsKey(Locale machine, Kind kind) {
        bundle("", Map.of("", "Hello"));
        bundle("_fr", Map.of(SUBJECT, "Code de {sight}"));

        assertThatExceptionOfType(FailureAnalyzedException.class)
                .isThrownBy(() -> in(machine, kind, USUAL))
                .satisfies(stopped -> assertThat(stopped.analysis().getDescription())
                        .contains("language fr", "“" + SUBJECT + "”", "{site}", "Code de {sight}"));
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void sourceThatAnswersWithTheCodeHasNoText(Locale machine, Kind kind) {
        bundle("", Map.of("", "Hello"));
        Locale.setDefault(machine);
        var source = source(kind);
        source.setUseCodeAsDefaultMessage(true);

        assertThat(Written.subject(new HostTexts(source).in(USUAL), Locale.FRENCH))
                .startsWith("Aucun compte");
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void sourceThatAlwaysUsesMessageFormatStopsTheStartWithWhatToDo(Locale machine, Kind kind) {
        bundle("", Map.of(SUBJECT, "Code of {site}"));
        Locale.setDefault(machine);
        var source = source(kind);
        source.setAlwaysUseMessageFormat(true);

        assertThatExceptionOfType(FailureAnalyzedException.class)
                .isThrownBy(() -> new HostTexts(source).in(USUAL))
                .satisfies(stopped -> assertThat(stopped.analysis().getAction()).contains("always-use-message-format"));
    }
}
