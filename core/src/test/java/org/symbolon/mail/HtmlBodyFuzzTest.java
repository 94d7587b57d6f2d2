package org.symbolon.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.symbolon.Promptly;
import org.symbolon.store.MailKind;

class HtmlBodyFuzzTest {
    private static final Pattern MARKUP = Pattern.compile("<[^>]*>?|[>\"]");
    private static final List<String> VALUES = List.of("site", "url", "minutes", "until", "time", "label");

    private static final ResourceBundle WORDS = ResourceBundle.getBundle("org.symbolon.mail.texts", Locale.ROOT);
    private static final Mail SAMPLE = Samples.mail(MailKind.PASSWORD_CHANGED);
    private static final Map<MailKind, List<String>> MARKUP_OF = Stream.of(
                    MailKind.REGISTRATION_CODE, MailKind.PASSWORD_CHANGED)
            .collect(Collectors.toMap(
                    kind -> kind, kind -> markup(HtmlBody.write(phrases(kind, "x"), code(kind, "x")))));

    /** A value adds no markup to a mail and no line to its head, and is shown as it is. */
    @FuzzTest(maxDuration = "10m")
    void write(@NotNull String text) {
        for (var kind : MARKUP_OF.keySet()) {
            var html = Promptly.get(() -> HtmlBody.write(phrases(kind, text), code(kind, text)));
            assertThat(markup(html).equals(MARKUP_OF.get(kind)))
                    .as("<%s> adds no markup", text)
                    .isTrue();
            assertThat(html.contains(shown(text)))
                    .as("<%s> is shown as it is", text)
                    .isTrue();
            assertThat(TextBody.write(phrases(kind, text), code(kind, text)).contains(text))
                    .isTrue();
        }
        headOf(text);
    }

    private static Phrases phrases(MailKind kind, String text) {
        return new Phrases(WORDS, kind, VALUES.stream().collect(Collectors.toMap(name -> name, name -> text)));
    }

    private static @Nullable String code(MailKind kind, String text) {
        return kind.carriesCode() ? text : null;
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
