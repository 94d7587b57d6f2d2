package org.symbolon.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.symbolon.Promptly;
import org.symbolon.store.MailKind;

class HtmlBodyFuzzTest {
    private static final Pattern MARKUP = Pattern.compile("<[^>]*>?|[>\"]");

    private static final Map<String, String> WORDS = MailTexts.keys().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, key -> words(key.getKey(), key.getValue())));
    private static final Language LANGUAGE = Language.of(Locale.ENGLISH, WORDS);
    private static final Mail SAMPLE = Samples.mail(MailKind.PASSWORD_CHANGED);
    private static final List<String> MARKUP_OF_ALL = markup(html("x"));

    /** Each sentence shows the label; patterns and the direction are what they have to be. */
    private static String words(String key, Set<String> names) {
        return switch (key) {
            case "until", "time" -> "HH:mm";
            case "dir" -> "ltr";
            case "minutes.many" -> "{minutes}";
            case "labelled" -> "{subject} ({label})";
            default -> names.contains("label") ? "{label}" : "words";
        };
    }

    /** A value adds no markup to a mail and no line to its head, and is shown as it is. */
    @FuzzTest(maxDuration = "10m")
    void write(@NotNull String text) {
        var html = Promptly.get(() -> html(text));
        assertThat(markup(html).equals(MARKUP_OF_ALL))
                .as("<%s> adds no markup", text)
                .isTrue();
        assertThat(html.contains(shown(text)))
                .as("<%s> is shown as it is", text)
                .isTrue();
        var content = content(text);
        assertThat(TextBody.write(new Phrases(LANGUAGE, content), content).contains(text))
                .isTrue();
        headOf(text);
    }

    private static String html(String text) {
        var content = content(text);
        return HtmlBody.write(new Phrases(LANGUAGE, content), content);
    }

    /** With the text wherever a mail shows a value. */
    private static MailContent content(String text) {
        var mail = Samples.outboxMail(MailKind.REGISTRATION_CODE);
        return new MailContent(mail, Samples.SITE, Samples.NOON, text, text, text);
    }

    private static List<String> markup(String html) {
        return MARKUP.matcher(html).results().map(MatchResult::group).toList();
    }

    private static String shown(String text) {
        var signs = Map.of('&', "&amp;", '<', "&lt;", '>', "&gt;", '"', "&quot;", '\'', "&#39;");
        return text.chars()
                .mapToObj(sign -> signs.getOrDefault((char) sign, String.valueOf((char) sign)))
                .collect(Collectors.joining());
    }

    private static void headOf(String subject) {
        boolean oneLine = subject.codePoints().noneMatch(HtmlBodyFuzzTest::mayEndALine);
        if (oneLine) {
            assertThat(mail(subject).subject()).isEqualTo(subject);
        } else {
            assertThatThrownBy(() -> mail(subject))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching("[ -~]+");
        }
    }

    private static boolean mayEndALine(int point) {
        return Character.isISOControl(point)
                || point == 0x2028
                || point == 0x2029
                || Character.getType(point) == Character.SURROGATE;
    }

    private static Mail mail(String subject) {
        return new Mail(
                SAMPLE.id(),
                SAMPLE.kind(),
                SAMPLE.site(),
                SAMPLE.to(),
                subject,
                SAMPLE.text(),
                SAMPLE.html(),
                SAMPLE.locale(),
                SAMPLE.createdAt());
    }
}
