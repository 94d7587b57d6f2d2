package org.symbolon.mail;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The words of all mails. A mail promises no more minutes than are left, give or take some seconds, and never names
 * more than its reader needs. Whoever reads a language without texts gets English, whatever the language of the
 * machine; a region without texts of its own gets those of its language.
 *
 * <p>Texts are replaced by key ({@link #with}), a language at a time ({@link #withLanguage}), or together with the
 * layout ({@link #withTemplate}). What no mail could be written with is refused at once.
 *
 * <table>
 * <caption>The keys, and the names in braces that their texts may use</caption>
 * <tr><th>key</th><th>names</th><th>what it says</th></tr>
 * <tr><td>{@code registration-code.}…<br>{@code already-registered.}…<br>{@code reset-code.}…<br>
 *   {@code no-account.}…</td><td>site, url, label, minutes, until, time</td>
 *   <td>each with the five endings below</td></tr>
 * <tr><td>{@code password-changed.}…<br>{@code new-device.}…</td><td>site, url, time</td><td>likewise</td></tr>
 * <tr><td>…{@code .subject}</td><td></td><td>the task; the label is added by {@code labelled}</td></tr>
 * <tr><td>…{@code .lead}</td><td></td><td>the first line; the code follows</td></tr>
 * <tr><td>…{@code .next}</td><td></td><td>what to do next</td></tr>
 * <tr><td>…{@code .why}</td><td></td><td>why the mail came</td></tr>
 * <tr><td>…{@code .stranger}</td><td></td><td>what to do if it was not the reader</td></tr>
 * <tr><td>{@code pass.reason}, {@code pass.advice}</td><td>site, url, end</td><td>before and after the pass</td></tr>
 * <tr><td>{@code labelled}</td><td>subject, label (both needed)</td><td>a subject with its label, which ends it</td></tr>
 * <tr><td>{@code no-reply}</td><td></td><td>the last line</td></tr>
 * <tr><td>{@code minutes.none}, {@code minutes.one}, {@code minutes.many}</td><td>minutes (needed, in the last)</td>
 *   <td>what {@code {minutes}} stands for</td></tr>
 * <tr><td>{@code until}, {@code time}</td><td></td><td>patterns of {@link java.time.format.DateTimeFormatter} for
 *   {@code {until}}, and for {@code {time}} and {@code {end}}, all in UTC</td></tr>
 * <tr><td>{@code dir}</td><td></td><td>{@code ltr} or {@code rtl}</td></tr>
 * </table>
 */
public final class MailTexts {
    private static final String ENGLISH = "texts.properties";

    /** Found by name, never by a search that ends with the machine's language. */
    private static final Map<Locale, String> TRANSLATIONS = Map.of(Locale.FRENCH, "texts_fr.properties");

    private static final ResourceBundle.Control LOOKUP =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** English and French. */
    public static final MailTexts DEFAULT = bundled();

    private final Map<Locale, Language> languages;
    private final MailTemplate template;

    private MailTexts(Map<Locale, Language> languages, MailTemplate template) {
        this.languages = Map.copyOf(languages);
        this.template = template;
    }

    static MailTexts bundled() {
        var languages = new HashMap<Locale, Language>();
        languages.put(Locale.ENGLISH, Language.of(Locale.ENGLISH, read(ENGLISH)));
        TRANSLATIONS.forEach((locale, file) -> languages.put(locale, Language.of(locale, read(file))));
        return new MailTexts(languages, (content, mail) -> mail);
    }

    private static Map<String, String> read(String file) {
        var properties = new Properties();
        try (var stream = Objects.requireNonNull(MailTexts.class.getResourceAsStream(file), file)) {
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, properties::getProperty));
    }

    /** Every key, with the names in braces that its text may use. */
    public static Map<String, Set<String>> keys() {
        return TextKeys.NAMES;
    }

    /**
     * These texts, but for some of one language. Where that is a language of a region without texts of its own, such as
     * {@code fr-CA}, they become those of its language but for some.
     *
     * @throws IllegalArgumentException where there are no texts in the language, there is no such key, or no mail could
     *     be written with a text, with what there is instead
     */
    public MailTexts with(Locale language, Map<String, String> byKey) {
        var changed = find(named(language)).orElseThrow(() -> unknown(language)).with(named(language), byKey);
        return with(changed);
    }

    /**
     * These texts and those of a further language, or of one of these in other words.
     *
     * @param texts by key, all of them
     * @throws IllegalArgumentException where texts are missing, with all their keys, there is no such key, or no mail
     *     could be written with a text
     */
    public MailTexts withLanguage(Locale language, Map<String, String> texts) {
        return with(Language.of(named(language), texts));
    }

    /**
     * These texts and those of a further language, or of one of these in other words.
     *
     * @param texts as said for a map; what the bundle inherits counts, the bundle is read once
     * @throws IllegalArgumentException as said for a map
     */
    public MailTexts withLanguage(Locale language, ResourceBundle texts) {
        return withLanguage(language, texts.keySet().stream().collect(Collectors.toMap(key -> key, texts::getString)));
    }

    /** These texts, as the proposal for somebody who writes mails otherwise. */
    public MailTexts withTemplate(MailTemplate template) {
        return new MailTexts(languages, Objects.requireNonNull(template, "template"));
    }

    private MailTexts with(Language language) {
        var more = new HashMap<>(languages);
        more.put(language.locale(), language);
        return new MailTexts(more, template);
    }

    private static Locale named(Locale language) {
        var named = language.stripExtensions();
        if (named.getLanguage().isEmpty()) {
            throw new IllegalArgumentException(
                    "Mail texts are of a language, such as Locale.GERMAN, not of: " + language);
        }
        return named;
    }

    private IllegalArgumentException unknown(Locale language) {
        var known = new TreeMap<String, Locale>();
        languages.keySet().forEach(each -> known.put(each.toLanguageTag(), each));
        return new IllegalArgumentException("There are no mail texts in " + language.toLanguageTag() + ", only in "
                + String.join(", ", known.keySet()) + ". Add the language by withLanguage");
    }

    private Optional<Language> find(Locale reader) {
        return LOOKUP.getCandidateLocales(ENGLISH, reader).stream()
                .map(languages::get)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Writes a mail in the language of its reader. */
    Mail write(MailContent content) {
        var language = find(content.reader()).orElseGet(() -> languages.get(Locale.ENGLISH));
        var mail = mail(content, new Phrases(language, content));
        var written = template.write(content, mail);
        return mail.withWords(written.subject(), written.text(), written.html(), written.locale());
    }

    private static Mail mail(MailContent content, Phrases phrases) {
        return new Mail(
                content.mail().id(),
                content.kind(),
                content.site().name(),
                content.to(),
                phrases.subject(),
                TextBody.write(phrases, content),
                HtmlBody.write(phrases, content),
                phrases.locale(),
                content.createdAt());
    }
}
