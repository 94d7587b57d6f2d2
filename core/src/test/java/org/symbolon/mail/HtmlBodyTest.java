package org.symbolon.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.mail.Samples.NOON;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.symbolon.account.Site;
import org.symbolon.store.MailKind;

class HtmlBodyTest {
    private static final Pattern STYLED =
            Pattern.compile("<(?<tag>\\w+) class=\"(?<names>[^\"]+)\"[^>]*? style=\"(?<style>[^\"]*)\"");
    private static final Pattern RULE = Pattern.compile("\\.(?<name>\\w+) \\{(?<style>[^}]*)}");
    private static final Pattern COLOUR =
            Pattern.compile("(?<![-\\w])(?<property>color|background): #(?<value>[0-9a-f]{6})");

    static Stream<Mail> everyMail() {
        return Stream.of(MailKind.values())
                .filter(kind -> kind != MailKind.NONE)
                .flatMap(HtmlBodyTest::inBothLanguages);
    }

    private static Stream<Mail> inBothLanguages(MailKind kind) {
        return Stream.of(Locale.ENGLISH, Locale.FRENCH)
                .map(reader -> kind.isNotice()
                        ? Samples.mail(MailTexts.DEFAULT, kind, reader)
                        : Samples.lastMail(MailTexts.DEFAULT, kind, reader));
    }

    @ParameterizedTest
    @MethodSource("everyMail")
    void hasNoImageNoLinkAndLoadsNothing(Mail mail) {
        assertThat(mail.html())
                .startsWith("<!DOCTYPE html>")
                .contains("<meta name=\"color-scheme\" content=\"light dark\">")
                .contains("prefers-color-scheme: dark")
                .contains("max-width: 560px")
                .doesNotContainIgnoringCase(
                        "<img",
                        "<a ",
                        "href",
                        "src=",
                        "srcset",
                        "url(",
                        "<script",
                        "@import",
                        "<link",
                        "<iframe",
                        "background=\"",
                        "<svg",
                        "<form");
    }

    @ParameterizedTest
    @MethodSource("everyMail")
    void saysAllThatTheTextSaysInTheSameOrder(Mail mail) {
        var words = mail.html().replaceAll("(?s)<style>.*</style>", "").replaceAll("<[^>]*>", "");

        assertThat(words)
                .containsSubsequence(
                        mail.text().lines().filter(line -> !line.isEmpty()).toList());
    }

    @ParameterizedTest
    @MethodSource("everyMail")
    void saysItsLanguageAndHasOneHeadingAndNoTableOfData(Mail mail) {
        var tag = mail.locale().toLanguageTag();

        assertThat(mail.html()).contains("<html lang=\"" + tag + "\" dir=\"ltr\">");
        assertThat(mail.html()).contains("<table class=\"page\" lang=\"" + tag + "\" dir=\"ltr\"");
        assertThat(found("<h[1-6]", mail.html())).containsExactly("<h1");
        assertThat(found("<table[^>]*>", mail.html()))
                .hasSize(2)
                .allMatch(table -> table.contains("role=\"presentation\""));
        assertThat(mail.html()).contains("<title>" + mail.subject() + "</title>");
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(java.util.regex.MatchResult::group)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("everyMail")
    void everyElementThatIsOpenedIsClosed(Mail mail) {
        var open = new ArrayList<String>();
        for (var tag : found("</?(html|head|title|style|body|table|tr|td|h1|p|div|span|strong|bdi)\\b", mail.html())) {
            if (tag.startsWith("</")) {
                assertThat(open.remove(open.size() - 1)).isEqualTo(tag.substring(2));
            } else {
                open.add(tag.substring(1));
            }
        }
        assertThat(open).isEmpty();
    }

    @Test
    void signsInTheSitesAddressAreEscapedWhereverItIsNamed() {
        var site = Site.of("Example Video", "https://video.example/a&b");
        for (var kind : MailKind.values()) {
            if (kind != MailKind.NONE) {
                assertThat(Samples.mail(kind, site, Samples.NOON).html())
                        .contains("a&amp;b")
                        .doesNotContain("a&b");
            }
        }
    }

    @Test
    void codeStandsLargeOnALineOfItsOwnAndIsSelectedWhole() {
        var html = Samples.mail(MailKind.RESET_CODE).html();

        assertThat(html)
                .containsPattern("(?s)<p class=\"code\" dir=\"ltr\"[^>]*monospace;\\s+font-size: 28px;[^>]*><span\\s+"
                        + "style=\"[^\"]*user-select: all;\">7KQ2-M9XD</span></p>");
    }

    @Test
    void passStandsOnALineOfItsOwnAndIsSelectedWhole() {
        var html = Samples.lastMail(MailTexts.DEFAULT, MailKind.NO_ACCOUNT, Locale.ENGLISH)
                .html();

        assertThat(html)
                .containsPattern("(?s)<p class=\"code\" dir=\"ltr\"[^>]*monospace;[^>]*><span\\s+"
                        + "style=\"[^\"]*user-select: all;\">4T9C-0WQX-R2MZ-8HJV</span></p>");
        assertThat(Samples.mail(MailKind.NO_ACCOUNT).html()).doesNotContain("user-select", "class=\"code\"");
    }

    @Test
    void escapesEveryValue() {
        var site = Site.of("<b>\"R&D\"</b> 'x'", "https://video.example");
        var html = Samples.mail(MailKind.REGISTRATION_CODE, site, NOON).html();

        assertThat(html)
                .contains("&lt;b&gt;&quot;R&amp;D&quot;&lt;/b&gt; &#39;x&#39;")
                .doesNotContain("<b>", "R&D");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reset-code.subject",
                "reset-code.lead",
                "reset-code.next",
                "reset-code.why",
                "reset-code.stranger",
                "pass.reason",
                "pass.advice",
                "no-reply"
            })
    void escapesTextsOfAHost(String key) {
        var texts = MailTexts.DEFAULT.with(Locale.ENGLISH, Map.of(key, "<b>R&D</b>"));

        assertThat(Samples.lastMail(texts, MailKind.RESET_CODE, Locale.ENGLISH).html())
                .contains("&lt;b&gt;R&amp;D&lt;/b&gt;")
                .doesNotContain("<b>", "R&D");
    }

    /** WCAG 2.2, 1.4.3: at least 4.5 : 1 for text of any size. */
    @ParameterizedTest
    @CsvSource({
        "text, card",
        "quiet, card",
        "code, code",
        "text, page",
        "quiet, page",
    })
    void textCanBeReadInLightAndInDark(String text, String ground) {
        var html = Samples.lastMail(MailTexts.DEFAULT, MailKind.RESET_CODE, Locale.ENGLISH)
                .html();

        for (var colours : List.of(light(html), dark(html))) {
            double contrast = contrast(colour(colours, text + " color"), colour(colours, ground + " background"));
            assertThat(contrast).as("%s on %s", text, ground).isBetween(4.5, 21.0);
        }
        assertThat(light(html)).isNotEqualTo(dark(html));
        assertThat(dark(html)).containsOnlyKeys(light(html).keySet());
    }

    private static String colour(Map<String, String> colours, String key) {
        return Objects.requireNonNull(colours.get(key), key);
    }

    /** By class, from the style attributes. */
    private static Map<String, String> light(String html) {
        var colours = new HashMap<String, String>();
        var element = STYLED.matcher(html);
        while (element.find()) {
            for (var name : element.group("names").split(" ", -1)) {
                read(name, element.group("style"), colours);
            }
        }
        colours.keySet().removeIf(key -> key.startsWith("main ") || key.startsWith("rule "));
        return colours;
    }

    /** By class, from the rules for dark mode, each of which has to win over a style attribute. */
    private static Map<String, String> dark(String html) {
        var rules = html.substring(html.indexOf("prefers-color-scheme: dark"), html.indexOf("</style>"));
        var colours = new HashMap<String, String>();
        var rule = RULE.matcher(rules);
        while (rule.find()) {
            assertThat(rule.group("style").split(";", -1))
                    .allMatch(each -> each.isBlank() || each.endsWith(" !important"));
            read(rule.group("name"), rule.group("style"), colours);
        }
        return colours;
    }

    private static void read(String name, String style, Map<String, String> colours) {
        var colour = COLOUR.matcher(style);
        while (colour.find()) {
            var before = colours.put(name + " " + colour.group("property"), colour.group("value"));
            assertThat(before).isIn(null, colour.group("value"));
        }
    }

    private static double contrast(String one, String other) {
        double light = Math.max(luminance(one), luminance(other));
        double dark = Math.min(luminance(one), luminance(other));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour, 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double share = (channel & 0xFF) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
