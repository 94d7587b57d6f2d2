package org.symbolon.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CommonPasswordListsTest {
    @Test
    void wordsAreBareAndLongEnough() {
        var million = List.of("Dragon1!", "dragon", "12Sun", "Moon99", "!!", "123456789", "");
        assertThat(words(million, List.of("2Comet2"))).containsExactlyInAnyOrder("dragon", "moon", "comet");
    }

    @Test
    void passwordWithoutLongWordIsListedWholeFromEightCodePointsOn() {
        assertThat(words(List.of("Abc12345", "abc1234", "1a234567!", "12345678"), List.of()))
                .containsExactlyInAnyOrder("abc12345", "1a234567!");
    }

    @Test
    void wordOfRarePasswordIsListedOnlyWhereThreeShareIt() {
        var million = new ArrayList<String>();
        IntStream.range(0, 200_000).mapToObj(Integer::toString).forEach(million::add);
        million.addAll(List.of("comet1", "comet2", "Comet2", "meteor1", "meteor2", "meteor3", "abc123456789"));
        assertThat(words(million, List.of())).containsExactly("meteor");
    }

    @Test
    void phrasesAreWholeOnesOfFifteenCodePointsWithoutBlanks() {
        var million = List.of(
                "ABCDEFGHIJKLMN1", "abcdefghijklmn", "a b c d e f g h", "mika@wonder.example", "a&amp;bcdefghijkl");
        assertThat(new CommonPasswordLists(million, List.of("Corn on the cob, please"), List.of("djangodjangodjango"))
                        .phrases())
                .containsExactly("abcdefghijklmn1", "cornonthecob,please");
    }

    @Test
    void linesAreStepsBetweenSortedFingerprintsOfDifferentTexts() {
        var lines = CommonPasswordLists.lines("Three", Stream.of("dragon", "moon", "dragon", "comet"));
        assertThat(lines).hasSize(2 + 3);
        assertThat(lines.subList(0, 2)).allMatch(line -> line.startsWith("#"));
        long sum = 0;
        for (var step : lines.subList(2, 5)) {
            sum += Long.parseLong(step, 16);
        }
        assertThat(sum)
                .isEqualTo(Stream.of("dragon", "moon", "comet")
                        .mapToLong(CommonPasswords::fingerprint)
                        .max()
                        .orElseThrow());
    }

    @Test
    void textTooLongToBeLookedUpIsLeftOut() {
        var longest = "x".repeat(CommonPasswords.LONGEST);
        assertThat(CommonPasswordLists.lines("One", Stream.of(longest, longest + "x")))
                .hasSize(2 + 1)
                .last()
                .isEqualTo(Long.toHexString(CommonPasswords.fingerprint(longest)));
    }

    private static List<String> words(List<String> million, List<String> django) {
        return new CommonPasswordLists(million, List.of(), django).words().toList();
    }
}
