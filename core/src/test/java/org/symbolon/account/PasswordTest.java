package org.symbolon.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordTest {
    private static final long SEED = 20_251_122L;

    /** α with smooth breathing, grave and iota below: four code points that compose to one. */
    private static final String FOUR_AS_ONE = "\u03B1\u0313\u0300\u0345";

    private static final String ONE = "\u1F82";

    @Test
    void nullIsTheEmptyPassword() {
        assertThat(Password.of(null).reveal()).isEmpty();
        assertThat(Password.of(null).length()).isZero();
        assertThat(Password.of("").length()).isZero();
    }

    @Test
    void whatWasTypedIsKeptToTheLastCodePoint() {
        var typed = " pass word\t\u00A0\u3000 Ünïcode 😀 ";
        assertThat(Password.of(typed).reveal()).isEqualTo(typed);
    }

    @Test
    void longestAllowedPasswordIsKeptWholeAndALongerOneIsKnownToBeLonger() {
        assertThat(Password.of("x".repeat(256)).reveal()).isEqualTo("x".repeat(256));
        assertThat(Password.of("x".repeat(256)).length()).isEqualTo(256);
        assertThat(Password.of("x".repeat(257)).length()).isEqualTo(257);
        assertThat(Password.of("x".repeat(258)).length()).isEqualTo(257);
        assertThat(Password.of("x".repeat(1 << 20)).length()).isEqualTo(257);
    }

    @Test
    void supplementaryCharactersCountOnce() {
        var emoji = "\uD83D\uDE00";
        assertThat(Password.of(emoji.repeat(256)).reveal()).isEqualTo(emoji.repeat(256));
        assertThat(Password.of(emoji.repeat(256)).length()).isEqualTo(256);
        assertThat(Password.of(emoji.repeat(257)).length()).isEqualTo(257);
        assertThat(Password.of(emoji.repeat(1024)).length()).isEqualTo(257);
        assertThat(Password.of(emoji.repeat(1025)).length()).isEqualTo(257);
        assertThat(Password.of("x" + emoji.repeat(1 << 19)).length()).isEqualTo(257);
    }

    @Test
    void s12EverySpellingOfACharacterIsTheSamePassword() {
        assertThat(Password.of("cafe\u0301").reveal()).isEqualTo("caf\u00E9");
        assertThat(Password.of("caf\u00E9").reveal()).isEqualTo("caf\u00E9");
        assertThat(Password.of("\u212Bngstrom").reveal()).isEqualTo("\u00C5ngstrom");
        assertThat(Password.of("\uFB01").reveal())
                .as("compatibility is not equality")
                .isEqualTo("\uFB01");
    }

    @Test
    void s12PasswordThatComposesToTheLongestAllowedIsNotCut() {
        var password = Password.of(FOUR_AS_ONE.repeat(256));
        assertThat(password.reveal()).isEqualTo(ONE.repeat(256));
        assertThat(password.length()).isEqualTo(256);
        assertThat(Password.of(FOUR_AS_ONE.repeat(257)).length()).isEqualTo(257);
        assertThat(Password.of(FOUR_AS_ONE.repeat(256) + "x").length()).isEqualTo(257);
    }

    @Test
    void s12NoCharacterIsComposedOfMoreThanFour() {
        int most = 0;
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            if (Character.getType(point) == Character.SURROGATE || !Character.isDefined(point)) {
                continue;
            }
            var apart = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFD);
            most = Math.max(most, apart.codePointCount(0, apart.length()));
        }
        assertThat(most).isEqualTo(4);
    }

    @Test
    void s12WhatIsShortEnoughWasNeverCut() {
        var random = new Random(SEED);
        for (int round = 0; round < 3_000; round++) {
            var typed = marks(random);
            var whole = Normalizer.normalize(typed, Normalizer.Form.NFC);
            int length = whole.codePointCount(0, whole.length());
            var password = Password.of(typed);
            assertThat(password.length())
                    .as("seed %d, round %d", SEED, round)
                    .isEqualTo(Math.min(length, Password.LONGEST + 1));
            if (length <= Password.LONGEST) {
                assertThat(password.reveal())
                        .as("seed %d, round %d", SEED, round)
                        .isEqualTo(whole);
            }
        }
    }

    private static String marks(Random random) {
        var pieces = new String[] {"x", FOUR_AS_ONE, "e\u0301", "\uD83D\uDE00", "\u1112\u1161\u11AB", ONE};
        var text = new StringBuilder();
        for (int left = random.nextInt(400); left > 0; left--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({"a\\uD800b", "a\\uDC00b"})
    void loneSurrogateReadsAsTheReplacementCharacter(String escaped) {
        var lone = (char) Integer.parseInt(escaped.substring(3, 7), 16);
        assertThat(Password.of("a" + lone + "b").reveal()).isEqualTo("a\uFFFDb");
        assertThat(Password.of("" + lone).reveal()).isEqualTo("\uFFFD");
        assertThat(Password.of("" + lone + lone).reveal()).isEqualTo("\uFFFD\uFFFD");
    }

    @Test
    void byteOrderMarkIsKeptLikeAnyOtherCharacter() {
        assertThat(Password.of("\uFEFFsecret").reveal()).isEqualTo("\uFEFFsecret");
    }

    @Test
    void s12CostDoesNotGrowWithTheLength() {
        var sixteenMegabytes = "e\u0301".repeat(8 << 20);
        var began = System.nanoTime();
        for (int round = 0; round < 2_000; round++) {
            assertThat(Password.of(sixteenMegabytes).length()).isEqualTo(257);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .as("two thousand times: normalizing it even once would take longer than all of them")
                .isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void s19PasswordCannotBePrintedOrCompared() {
        assertThat(Password.of("correct horse")).hasToString("Password[hidden]");
        assertThat(Password.of("correct horse")).isNotEqualTo(Password.of("correct horse"));
        assertThat(PasswordHash.of("$argon2id$secret")).hasToString("PasswordHash[hidden]");
        assertThat(PasswordHash.of("$argon2id$secret")).isNotEqualTo(PasswordHash.of("$argon2id$secret"));
        assertThat(PasswordHash.of("$argon2id$secret").reveal()).isEqualTo("$argon2id$secret");
    }
}
