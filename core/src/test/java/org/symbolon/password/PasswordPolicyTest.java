package org.symbolon.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.symbolon.password.PasswordRule.CONTAINS_ADDRESS;
import static org.symbolon.password.PasswordRule.NO_DIGIT;
import static org.symbolon.password.PasswordRule.NO_LOWERCASE;
import static org.symbolon.password.PasswordRule.NO_SYMBOL;
import static org.symbolon.password.PasswordRule.NO_UPPERCASE;
import static org.symbolon.password.PasswordRule.TOO_COMMON;
import static org.symbolon.password.PasswordRule.TOO_LONG;
import static org.symbolon.password.PasswordRule.TOO_SHORT;
import static org.symbolon.password.PasswordRule.WHITESPACE;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Password;

class PasswordPolicyTest {
    private static final EmailAddress ALICE = address("Alice.Liddell+shop@Wonder.example");
    private static final String FIT = "Sésame-Ouvre-7";

    /** One of each kind, none of them in the basic plane: Deseret letters, a mathematical digit, an emoji. */
    private static final String CAPITAL = "\uD801\uDC00";

    private static final String SMALL = "\uD801\uDC28";
    private static final String DIGIT = "\uD835\uDFD8";
    private static final String EMOJI = "\uD83D\uDE00";

    @ParameterizedTest
    @MethodSource
    void everyBrokenRuleIsToldInOrder(String typed, List<PasswordRule> broken) {
        assertThat(broken(typed)).isEqualTo(broken);
    }

    static Stream<Arguments> everyBrokenRuleIsToldInOrder() {
        return Stream.of(
                arguments(FIT, List.of()),
                arguments("", List.of(TOO_SHORT, NO_UPPERCASE, NO_LOWERCASE, NO_DIGIT, NO_SYMBOL)),
                arguments(" ", List.of(TOO_SHORT, WHITESPACE, NO_UPPERCASE, NO_LOWERCASE, NO_DIGIT, NO_SYMBOL)),
                arguments("alice", List.of(TOO_SHORT, NO_UPPERCASE, NO_DIGIT, NO_SYMBOL, CONTAINS_ADDRESS, TOO_COMMON)),
                arguments("sésame-ouvre-7", List.of(NO_UPPERCASE)),
                arguments("SÉSAME-OUVRE-7", List.of(NO_LOWERCASE)),
                arguments("Sésame-Ouvre-x", List.of(NO_DIGIT)),
                arguments("SésameXOuvreX7", List.of(NO_SYMBOL)),
                arguments("Sésame Ouvre-7", List.of(WHITESPACE)),
                arguments("correct horse battery staple", List.of(WHITESPACE, NO_UPPERCASE, NO_DIGIT, NO_SYMBOL)),
                arguments("密码密码密码密码密码密码", List.of(NO_UPPERCASE, NO_LOWERCASE, NO_DIGIT, NO_SYMBOL, TOO_COMMON)));
    }

    @ParameterizedTest
    @MethodSource
    void lengthIsCountedInCodePoints(String typed, List<PasswordRule> broken) {
        assertThat(broken(typed)).isEqualTo(broken);
    }

    static Stream<Arguments> lengthIsCountedInCodePoints() {
        var kinds = CAPITAL + DIGIT + EMOJI;
        return Stream.of(
                arguments("Sesame-Ouv7", List.of(TOO_SHORT)),
                arguments("Sesame-Ouvr7", List.of()),
                arguments(kinds + SMALL.repeat(8), List.of(TOO_SHORT)),
                arguments(kinds + SMALL.repeat(9), List.of()),
                arguments("S-7" + "e".repeat(253), List.of()),
                arguments("S-7" + "e".repeat(254), List.of(TOO_LONG)),
                arguments(kinds + SMALL.repeat(253), List.of()),
                arguments(kinds + SMALL.repeat(254), List.of(TOO_LONG)));
    }

    @Test
    void lengthIsCountedAfterComposition() {
        assertThat(broken("Se\u0301same-Ou-7")).containsExactly(TOO_SHORT);
        assertThat(broken("Se\u0301same-Ouv-7")).isEmpty();
        assertThat(broken("S-7" + "e\u0301".repeat(253))).isEmpty();
    }

    @Test
    void tooLongIsToldAlone() {
        assertThat(broken("a ".repeat(200))).containsExactly(TOO_LONG);
    }

    @Test
    void s12MegabyteOfPasswordIsRefusedInLessThanFiveMilliseconds() {
        var megabyte = "a".repeat(1 << 20);
        var decomposed = "e\u0301".repeat(1 << 19);
        assertThat(bestNanosToRefuse(megabyte)).isLessThan(5_000_000);
        assertThat(bestNanosToRefuse(decomposed)).isLessThan(5_000_000);
    }

    /** The best of many: the first ones warm up, and a busy machine slows some. */
    private static long bestNanosToRefuse(String typed) {
        return LongStream.generate(() -> nanosToRefuse(typed)).limit(50).min().orElseThrow();
    }

    private static long nanosToRefuse(String typed) {
        long start = System.nanoTime();
        var broken = broken(typed);
        long took = System.nanoTime() - start;
        assertThat(broken).containsExactly(TOO_LONG);
        return took;
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                '\t', '\n', 0x0B, '\f', '\r', ' ', 0x85, 0xA0, 0x1680, 0x180E, 0x2000, 0x2005, 0x200A, 0x200B, 0x2028,
                0x2029, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF
            })
    void blankCodePointIsWhitespaceWhereverItStands(int blank) {
        var text = Character.toString(blank);
        assertThat(broken(text + FIT)).containsExactly(WHITESPACE);
        assertThat(broken("Sésame-" + text + "Ouvre-7")).containsExactly(WHITESPACE);
        assertThat(broken(FIT + text)).containsExactly(WHITESPACE);
    }

    @Test
    void nonBreakingSpaceIsWhitespace() {
        assertThat(broken("Sésame-\u00A0Ouvre-7")).containsExactly(WHITESPACE);
    }

    @Test
    void joinersInsideWordsAndEmojiAreNoWhitespace() {
        assertThat(broken("Sésame-\u0645\u06CC\u200C\u062E-7")).isEmpty();
        assertThat(broken("SésameOuvre7\uD83D\uDC69\u200D\uD83D\uDCBB")).isEmpty();
    }

    @Test
    void accentedAndForeignLettersHaveTheirCase() {
        assertThat(broken("É-ouvre-sesame-7")).isEmpty();
        assertThat(broken("Ж-ouvre-sesame-7")).isEmpty();
        assertThat(broken("é-OUVRE-SESAME-7")).isEmpty();
        assertThat(broken("ж-OUVRE-SESAME-7")).isEmpty();
    }

    @Test
    void titleCaseLetterIsNeitherCapitalNorSmall() {
        assertThat(broken("\u01C5-739182640518")).containsExactly(NO_UPPERCASE, NO_LOWERCASE);
    }

    @Test
    void letterWithoutCaseIsNeitherCapitalNorSmallNorSymbol() {
        assertThat(broken("אגבהדזוטחכיל7")).containsExactly(NO_UPPERCASE, NO_LOWERCASE, NO_SYMBOL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"٧", "७", "７", DIGIT})
    void decimalDigitOfAnyScriptIsDigit(String digit) {
        assertThat(broken("Sésame-Ouvre-" + digit)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"½", "²", "Ⅷ", "〇"})
    void otherNumberIsNeitherDigitNorSymbol(String number) {
        assertThat(broken("SésameXOuvreX" + number)).containsExactly(NO_DIGIT, NO_SYMBOL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"₿", "€", "_", "!", "¿", "^", "`", "~", "+", "«", "…", "、", "©", "°", EMOJI})
    void punctuationCurrencyAndSignsAreSymbols(String symbol) {
        assertThat(broken("SésameXOuvreX7" + symbol)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\u0323\u0302", "\u0007", "\u200D", "ª", "ʰ"})
    void markControlAndLetterAreNoSymbols(String other) {
        assertThat(broken("SésameXOuvreX7" + other)).containsExactly(NO_SYMBOL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-7-alice.liddell+shop@wonder.example",
                "X-7-ALICE.LIDDELL+SHOP@WONDER.EXAMPLE-x",
                "X-7-alice.liddell+shop-xyz",
                "MyAlice-12345",
                "xyz-aLiDdElLx-7",
                "SHOP-lifter-77",
                "X-\u017Fhop-12345"
            })
    void addressAndEachWordOfItAreFoundCaseBlind(String typed) {
        assertThat(broken(typed)).containsExactly(CONTAINS_ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Wonder-example-7", "Alic-Liddel-sho-7", "ecilA-lleddiL-7"})
    void domainPartialWordsAndReversedWordsAreNoAddress(String typed) {
        assertThat(broken(typed)).isEmpty();
    }

    @Test
    void wordOfThreeCodePointsIsNoAddressButOneOfFourIs() {
        assertThat(broken("X-bob-bob-bob-7", address("bob@wonder.example"))).isEmpty();
        assertThat(broken("X-bobo-bobo-bo-7", address("bobo@wonder.example"))).containsExactly(CONTAINS_ADDRESS);
        assertThat(broken("X-a.b-a.b-a.b-7", address("a.b@wonder.example"))).isEmpty();
        assertThat(broken("X-a_bc-123456", address("a_bc@wonder.example"))).containsExactly(CONTAINS_ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jo.white", "jo_white", "jo-white", "jo+white", "white.jo", "white"})
    void localPartIsSplitAtEverySeparator(String local) {
        assertThat(broken("X-7-snowWHITE-x", address(local + "@wonder.example")))
                .containsExactly(CONTAINS_ADDRESS);
    }

    /** With a local part too short to be found by itself. */
    @Test
    void wholeAddressIsFoundAsTypedAndAsCanonical() {
        var bob = address("Bob@Bücher.example");
        assertThat(broken("X-7-bob@bücher.example", bob)).containsExactly(CONTAINS_ADDRESS);
        assertThat(broken("X-7-BOB@BÜCHER.EXAMPLE-x", bob)).containsExactly(CONTAINS_ADDRESS);
        assertThat(broken("X-7-bob@xn--bcher-kva.example", bob)).containsExactly(CONTAINS_ADDRESS);
        assertThat(broken("X-7-@bücher.example", bob)).isEmpty();
    }

    @Test
    void s13AddressIsFoundCaseBlindWhateverTheDefaultLocale() {
        var before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(broken("x-7-TITIAN-xyz", address("titian@wonder.example")))
                    .containsExactly(CONTAINS_ADDRESS);
            assertThat(broken("X-7-titian-XYZ", address("TITIAN@wonder.example")))
                    .containsExactly(CONTAINS_ADDRESS);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void violationsAreTheSameForEveryPasswordAndAddress() {
        var one = PasswordPolicy.DEFAULT.check(Password.of("alice \u05D0"), ALICE);
        var other = PasswordPolicy.DEFAULT.check(Password.of("bobo\u3000\u5BC6"), address("bobo@wonder.example"));
        assertThat(one).hasSize(6).isEqualTo(other);
    }

    @Test
    void violationsCarryNoCharacterOfThePassword() {
        var secret = "\u0416\u3000\uD83D\uDE00\u0E01\u00A0";
        var told = PasswordPolicy.DEFAULT.check(Password.of(secret), ALICE).toString();
        assertThat(told).contains("WHITESPACE");
        secret.codePoints().forEach(point -> assertThat(told).doesNotContain(Character.toString(point)));
    }

    @Test
    void messageIsOneSentenceAndNamesTheBound() {
        assertThat(messages(PasswordPolicy.DEFAULT, "")).contains("Use at least 12 characters.");
        assertThat(messages(PasswordPolicy.DEFAULT.withMinimumLength(20), "")).contains("Use at least 20 characters.");
        assertThat(messages(PasswordPolicy.DEFAULT, "a".repeat(257))).containsExactly("Use at most 256 characters.");
        assertThat(messages(PasswordPolicy.DEFAULT, "\u200B"))
                .hasSize(6)
                .allMatch(message -> message.matches("[A-Z][^.]*\\."))
                .doesNotHaveDuplicates();
    }

    @Test
    void rulesAreThoseThatAPasswordCanBreakInTheirOrder() {
        assertThat(PasswordPolicy.DEFAULT.rules()).containsExactly(PasswordRule.values());
        assertThat(PasswordPolicy.nist().rules())
                .containsExactly(
                        PasswordRule.TOO_SHORT,
                        PasswordRule.TOO_LONG,
                        PasswordRule.CONTAINS_ADDRESS,
                        PasswordRule.TOO_COMMON);
    }

    @Test
    void minimumLengthIsEightToSixtyFour() {
        assertThat(PasswordPolicy.DEFAULT.minimumLength()).isEqualTo(12);
        for (int fine : new int[] {8, 12, 64}) {
            assertThat(PasswordPolicy.DEFAULT.withMinimumLength(fine).minimumLength())
                    .isEqualTo(fine);
        }
        for (int refused : new int[] {Integer.MIN_VALUE, 0, 7, 65, Integer.MAX_VALUE}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PasswordPolicy.DEFAULT.withMinimumLength(refused))
                    .withMessage("The least length of a password is 8 to 64 code points, not: " + refused);
        }
    }

    @Test
    void anotherMinimumLengthDecidesAndLeavesTheDefaultAlone() {
        var eight = PasswordPolicy.DEFAULT.withMinimumLength(8);
        assertThat(eight.check(Password.of("Sésam-77"), ALICE)).isEmpty();
        assertThat(eight.check(Password.of("Sésam-7"), ALICE))
                .extracting(Violation::rule)
                .containsExactly(TOO_SHORT);
        assertThat(broken("Sésam-77")).containsExactly(TOO_SHORT);
        assertThat(eight).hasToString("PasswordPolicy[composed, minimumLength=8]");
    }

    @Test
    void nistWantsFifteenCodePointsAndNoComposition() {
        assertThat(broken(PasswordPolicy.nist(), "corn on the cob")).isEmpty();
        assertThat(broken(PasswordPolicy.nist(), "corn on the co")).containsExactly(TOO_SHORT);
        assertThat(broken(PasswordPolicy.nist(), "S-7" + "e".repeat(254))).containsExactly(TOO_LONG);
        assertThat(broken(PasswordPolicy.nist(), "alice on the cob")).containsExactly(CONTAINS_ADDRESS);
        assertThat(broken(PasswordPolicy.nist(), "")).containsExactly(TOO_SHORT);
    }

    @Test
    void nistWithAnotherMinimumLengthStaysNistFromFifteenToSixtyFour() {
        var twenty = PasswordPolicy.nist().withMinimumLength(20);
        assertThat(broken(twenty, "corn on the cob now")).containsExactly(TOO_SHORT);
        assertThat(broken(twenty, "corn on the cob, now")).isEmpty();
        assertThat(twenty).hasToString("PasswordPolicy[nist, minimumLength=20]");
        for (int fine : new int[] {15, 64}) {
            assertThat(PasswordPolicy.nist().withMinimumLength(fine).minimumLength())
                    .isEqualTo(fine);
        }
        for (int refused : new int[] {8, 14, 65}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PasswordPolicy.nist().withMinimumLength(refused))
                    .withMessage("The least length of a password is 15 to 64 code points, not: " + refused);
        }
    }

    @Test
    void anotherMinimumLengthKeepsTheCommonList() {
        var eight = PasswordPolicy.DEFAULT.withMinimumLength(8);
        assertThat(broken(eight, "Dragon-7")).containsExactly(TOO_COMMON);
        assertThat(eight.check(Password.of("Dragon-7"), ALICE))
                .extracting(Violation::message)
                .containsExactly("Choose one that fewer people use; this one is among the first to be guessed.");
    }

    @Test
    void slugsAreStable() {
        assertThat(Arrays.stream(PasswordRule.values()).map(PasswordRule::slug))
                .containsExactly(
                        "too-short",
                        "too-long",
                        "whitespace",
                        "no-uppercase",
                        "no-lowercase",
                        "no-digit",
                        "no-symbol",
                        "contains-address",
                        "too-common");
    }

    private static List<PasswordRule> broken(String typed) {
        return broken(typed, ALICE);
    }

    private static List<PasswordRule> broken(String typed, EmailAddress address) {
        return broken(PasswordPolicy.DEFAULT, typed, address);
    }

    private static List<PasswordRule> broken(PasswordPolicy policy, String typed) {
        return broken(policy, typed, ALICE);
    }

    private static List<PasswordRule> broken(PasswordPolicy policy, String typed, EmailAddress address) {
        return policy.check(Password.of(typed), address).stream()
                .map(Violation::rule)
                .toList();
    }

    private static List<String> messages(PasswordPolicy policy, String typed) {
        return policy.check(Password.of(typed), ALICE).stream()
                .map(Violation::message)
                .toList();
    }

    private static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow();
    }
}
