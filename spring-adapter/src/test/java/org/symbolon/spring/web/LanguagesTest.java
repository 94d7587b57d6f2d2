package org.symbolon.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.StaticMessageSource;
import org.symbolon.account.EmailAddress;

class LanguagesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr|[fr]",
                "fr-CH, fr;q=0.9, en;q=0.8|[fr_CH, fr, en]",
                "en;q=0.1, FR;q=0.7|[fr, en]",
                "fr;q=0, de|[de]",
                "*|[en]",
                "*, fr;q=0.5|[fr]",
                "fr;q=x|[en]",
                ",;=|[en]",
                "_|[en]"
            })
    void areReadBestFirst(String header, String languages) {
        assertThat(Languages.of(header)).hasToString(languages);
    }

    @Test
    void areEnglishWhereNothingOrTooMuchIsSaid() {
        assertThat(Languages.of(null)).containsExactly(Locale.ENGLISH);
        assertThat(Languages.of("")).containsExactly(Locale.ENGLISH);
        assertThat(Languages.of("fr,".repeat(500) + "fr")).containsExactly(Locale.ENGLISH);
    }

    @Test
    void anyHeaderIsReadWithoutAnError() {
        var random = new Random(20_260_101);
        var characters = "frenEN-_*,;=q.019 \t\"x";
        for (int round = 0; round < 20_000; round++) {
            var header = random.ints(random.nextInt(24), 0, characters.length())
                    .mapToObj(at -> characters.substring(at, at + 1))
                    .collect(Collectors.joining());
            assertThat(Languages.of(header)).as(header).isNotEmpty();
        }
    }

    @Test
    void everyHintOfAnAddressHasFrenchWords() {
        var french = new WebTexts(new StaticMessageSource()).in(Languages.of("fr"));
        for (var refused : new String[] {"", "a@b", "a b@example.org", "a@stra\u00dfe.example", "a".repeat(255)}) {
            var hint = EmailAddress.parse(refused).match(parsed -> "", EmailAddress.Refused::hint);

            assertThat(french.hint(hint)).isNotBlank().isNotEqualTo(hint);
        }
        assertThat(french.hint("Something new.")).isEqualTo("Something new.");
    }

    @Test
    void applicationsWordsComeBeforeOurs() {
        var host = new StaticMessageSource();
        host.addMessage("symbolon.web.problem.busy", Locale.FRENCH, "Un instant");
        var texts = new WebTexts(host);

        assertThat(texts.in(Languages.of("fr")).title(Problem.BUSY)).isEqualTo("Un instant");
        assertThat(texts.in(Languages.of("en")).title(Problem.BUSY))
                .isEqualTo("Busy at the moment, please try again shortly");
    }
}
