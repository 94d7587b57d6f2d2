package org.symbolon.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MonotonyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaa",
                "abababab",
                "ab-1ab-1",
                "xy-1xy-1xy",
                "abcdefgh",
                "hgfedcba",
                "12345678",
                "78901234",
                "32109876",
                "aaaabbbb",
                "abcd1234",
                "abcd4321zzzz",
                "\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00"
            })
    void shortUnitOrFewRunsPervadeText(String text) {
        assertThat(Monotony.pervades(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "aaaaaaa",
                "1234567",
                "ab-12ab-12",
                "abcd123x",
                "abcd1234efgh5678",
                "acegikmo",
                "13579135",
                "aaaaaaab-1",
                "qwertyuiop"
            })
    void shortTextLongerUnitManyRunsOrWiderStepsDoNot(String text) {
        assertThat(Monotony.pervades(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "passwordpassword, password",
        "passwordpasswordpass, password",
        "password-password, password-",
        "aaaa, a",
        "ababa, ab",
        "abcdab, abcdab",
        "password, password",
        "passwordpasswor, password",
        "passwordpasswo, passwordpasswo",
        "x, x"
    })
    void unitIsWhatIsRepeatedOnceMoreOrAllButOneCodePointOfIt(String text, String unit) {
        assertThat(Monotony.unit(text)).isEqualTo(unit);
    }

    @Test
    void unitIsCountedInCodePoints() {
        assertThat(Monotony.unit("\uD83D\uDE00\uD83D\uDE00")).isEqualTo("\uD83D\uDE00");
        assertThat(Monotony.unit("\uD83D\uDE00\uD83D\uDE01")).isEqualTo("\uD83D\uDE00\uD83D\uDE01");
        assertThat(Monotony.unit("")).isEmpty();
    }
}
