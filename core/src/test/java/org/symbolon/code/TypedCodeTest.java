package org.symbolon.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedCodeTest {
    private static final long SEED = 20_251_122L;

    private static String read(String text) {
        return new String(TypedCode.read(text).orElseThrow().bytes(), StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ABCD-1029",
                "ABCD1029",
                "abcd-1029",
                "aBcD 1029",
                " ABCD-1029 ",
                "A B C D 1 0 2 9",
                "ABCD--1029",
                "-ABCD-1029-",
                "ABCD\u20111029",
                "ABCD\u20131029",
                "ABCD\u20141029",
                "ABCD\u00A01029",
                "ABCD\u30001029",
                "ABCD\u20091029",
                "\tABCD\r\n1029\n",
                "ABCD-IO29",
                "ABCD-LO29",
                "abcd-io29",
                "abcd-lo29"
            })
    void codeIsReadHoweverAPersonSpellsIt(String text) {
        assertThat(read(text)).isEqualTo("ABCD1029");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "        ",
                "\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0",
                "--------",
                "ABCD-102",
                "ABCD-10299",
                "ABCDEFG",
                "ABCDEFGHJ",
                "ABCU-1029",
                "abcu-1029",
                "ＡＢＣＤ１０２９",
                "ABCD-１０２９",
                "ABCD-\u0661\u0660\u0662\u0669",
                "АBCD-1029",
                "ABCD_1029",
                "ABCD.1029",
                "ABCD/1029",
                "ABCD\u200B1029",
                "ABCD\u00001029",
                "ABCD\uFEFF1029",
                "ABCD\u0131029",
                "ABCD-\u013129",
                "ABCD-102\u017F",
                "ABCD-102\u212A",
                "ABCD-102\uD800",
                "ABCD-102\uD83D\uDE00",
                "%41BCD1029",
                "ABCD-1029\u0301",
                "' OR 1=1"
            })
    void s4TextThatCannotBeACodeIsNone(@Nullable String text) {
        assertThat(TypedCode.read(text)).isEmpty();
    }

    @Test
    void separatorsAreSkippedUpTo64CharactersInAll() {
        assertThat(read("ABCD1029" + " ".repeat(56))).isEqualTo("ABCD1029");
        assertThat(TypedCode.read("ABCD1029" + " ".repeat(57))).isEmpty();
        assertThat(TypedCode.read(" ".repeat(1 << 20))).isEmpty();
        assertThat(TypedCode.read("A".repeat(1 << 20))).isEmpty();
    }

    @Test
    void everySymbolOfTheAlphabetIsReadAsItself() {
        assertThat(Crockford.ALPHABET).hasSize(32).doesNotContain("I", "L", "O", "U");
        for (int index = 0; index < 32; index++) {
            var symbol = Crockford.ALPHABET.substring(index, index + 1);
            assertThat(read(symbol.repeat(8))).isEqualTo(symbol.repeat(8));
        }
    }

    @Test
    void noTextMakesReadThrowOrAnythingButEightSymbols() {
        var random = new Random(SEED);
        for (int round = 0; round < 50_000; round++) {
            var text = new StringBuilder();
            for (int left = random.nextInt(12); left > 0; left--) {
                text.append((char) random.nextInt(random.nextInt(4) == 0 ? 0x10000 : 0x80));
            }
            assertThat(TypedCode.read(text.toString())
                            .map(typed -> new String(typed.bytes(), StandardCharsets.US_ASCII)))
                    .as("seed %d, round %d", SEED, round)
                    .satisfies(read -> assertThat(read.orElse("00000000")).matches("[0-9A-HJKMNP-TV-Z]{8}"));
        }
    }

    @Test
    void s19TypedCodeCannotBePrintedOrCompared() {
        var typed = TypedCode.read("ABCD-1029").orElseThrow();
        assertThat(typed).hasToString("TypedCode[hidden]");
        assertThat(typed).isNotEqualTo(TypedCode.read("ABCD-1029").orElseThrow());
    }
}
