package org.symbolon.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.password.PasswordRule.TOO_COMMON;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Password;

class CommonRuleTest {
    private static final EmailAddress ALICE =
            EmailAddress.parse("alice@wonder.example").orElseThrow();
    private static final String PRINTABLE = printable();

    @ParameterizedTest
    @ValueSource(strings = {"Password1234!", "Welcome2026!!", "Qwertyuiop123!", "Summer-2026-!"})
    void commonWordWithDigitsAndSymbolsBehindItIsCommon(String typed) {
        assertThat(broken(PasswordPolicy.DEFAULT, typed)).containsExactly(TOO_COMMON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Password123\u2764\uFE0F",
                "Password-123\u200D",
                "Password123!1\uFE0F\u20E3",
                "Password123\uD83D\uDC69\u200D\uD83D\uDCBB",
                "\u2764\uFE0FPassword123"
            })
    void commonWordWithEmojiAroundItIsCommon(String typed) {
        assertThat(broken(PasswordPolicy.DEFAULT, typed)).contains(TOO_COMMON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234Password!", "!!2026Welcome", "#1-Sunshine-1#", "2026\u20ACDragon\u20AC"})
    void commonWordWithDigitsAndSymbolsBeforeItIsCommon(String typed) {
        assertThat(broken(PasswordPolicy.DEFAULT, typed)).containsExactly(TOO_COMMON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P@ssword1234",
                "Passw0rd!2024",
                "P4$$w0rd-2026",
                "We1c0me-2026!",
                "M1dnight-2026!",
                "T3quila-2026!",
                "Basketb4ll-2026",
                "Wa7erfall-2026",
                "Bu++erfly-2026",
                "$Un5hin3-2026",
                "Sun$hine+2026"
            })
    void commonWordSpeltWithLookAlikesIsCommon(String typed) {
        assertThat(broken(PasswordPolicy.DEFAULT, typed)).containsExactly(TOO_COMMON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PasswordPassword1!",
                "Password1Password1!",
                "Password1!Password1!",
                "Password-Password-1",
                "P@ssw0rdP@ssw0rd1!",
                "WelcomeWelcomeWelcome7!"
            })
    void commonWordTypedSeveralTimesIsCommon(String typed) {
        assertThat(broken(PasswordPolicy.DEFAULT, typed)).containsExactly(TOO_COMMON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1qaz2wsx3edc$RFV",
                "1qaz@WSX3edc$RFV",
                "!QAZ2wsx#EDC4rfv",
                "1q2w3e4R5t6y!",
                "Qwerty!@#$1234",
                "Zxcvbnm,./123"
            })
    void walkOverTheKeyboardIsCommon(String typed) {
        assertThat(broken(PasswordPolicy.DEFAULT, typed)).containsExactly(TOO_COMMON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Aa123456789!",
                "10293847Qp!!",
                "!!10293847Qp",
                "#10293847Qp!",
                "Abc123456789!",
                "!Abc123456789",
                "Aa1!Aa1!Aa1!",
                "Abcdefgh1234!",
                "Aaaa1111!!!!"
            })
    void whatIsHardlyMoreThanCountingIsCommon(String typed) {
        assertThat(broken(PasswordPolicy.DEFAULT, typed)).containsExactly(TOO_COMMON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Correct-Horse-7-Battery",
                "Another-Staple-8-Lamp",
                "Harbour-at-Dawn-1",
                "Lighthouse-by-Night-2",
                "Tr0ub4dor&3xyzW",
                "Sésame-Ouvre-7",
                "Password-is-not-1-word",
                "xkPassword1234!q",
                "Mine-2026-Password",
                "9Hj-9Hj-kLm-kLm"
            })
    void phraseThatOnlyHasCommonWordsInItIsFit(String typed) {
        assertThat(broken(PasswordPolicy.DEFAULT, typed)).isEmpty();
    }

    /** All of them are parts of good passwords, and words of three letters on every list. */
    @ParameterizedTest
    @ValueSource(strings = {"Abc$8#40-71%92", "7391-Sex-40!82", "Qwe-8#40-71%92", "Zz!83#40-71%92"})
    void wordOfThreeCodePointsIsNotCompared(String typed) {
        assertThat(broken(PasswordPolicy.DEFAULT, typed)).isEmpty();
    }

    @Test
    void wordOfFourCodePointsIsCompared() {
        assertThat(broken(PasswordPolicy.DEFAULT, "Love$8#40-71%92")).containsExactly(TOO_COMMON);
    }

    @Test
    void noneOfTenThousandGeneratedPasswordsIsCommon() {
        var random = new Random(42);
        for (int length : new int[] {12, 16}) {
            assertThat(Stream.generate(() -> generated(random, length))
                            .limit(10_000)
                            .filter(typed ->
                                    broken(PasswordPolicy.DEFAULT, typed).contains(TOO_COMMON)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "passwordpassword",
                "PasswordPassword",
                "password password",
                "1qaz2wsx3edc4rfv",
                "Manchester United",
                "worldofwarcraft",
                "welcomewelcomewelcome",
                "letmein letmein letmein",
                "aaaaaaaaaaaaaaa",
                "abcabcabcabcabcabc",
                "123456789012345",
                "abcdefghijklmno",
                "ABCDEFGH12345678",
                "98765432109876543210",
                "password1234567",
                "iloveyou 1234567",
                "passwordpassword1",
                "passwordPassword!"
            })
    void nistRefusesWhatIsCommonAsWhole(String typed) {
        assertThat(broken(PasswordPolicy.nist(), typed)).containsExactly(TOO_COMMON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the password is at home",
                "one horse and nine batteries",
                "correct-horse-7-battery",
                "welcome to 1 of us 2026",
                "Sommer auf dem Balkon",
                "密码是一只在海边跳舞的小猫呀!"
            })
    void nistAllowsCommonWordsWithinPhrase(String typed) {
        assertThat(broken(PasswordPolicy.nist(), typed)).isEmpty();
    }

    @Test
    void sameIsCommonWhateverTheDefaultLocale() {
        var before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(broken(PasswordPolicy.DEFAULT, "MICHELLe-2026!")).containsExactly(TOO_COMMON);
            assertThat(broken(PasswordPolicy.nist(), "WORLDOFWARCRAFT")).containsExactly(TOO_COMMON);
            assertThat(broken(PasswordPolicy.nist(), "MANCHESTERUNITED")).containsExactly(TOO_COMMON);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void commonIsToldLastAndBesideWhatElseIsBroken() {
        assertThat(broken(PasswordPolicy.DEFAULT, "alice"))
                .containsExactly(
                        PasswordRule.TOO_SHORT,
                        PasswordRule.NO_UPPERCASE,
                        PasswordRule.NO_DIGIT,
                        PasswordRule.NO_SYMBOL,
                        PasswordRule.CONTAINS_ADDRESS,
                        TOO_COMMON);
        assertThat(broken(PasswordPolicy.nist(), "alicealicealice"))
                .containsExactly(PasswordRule.CONTAINS_ADDRESS, TOO_COMMON);
    }

    private static String generated(Random random, int length) {
        return random.ints(length, 0, PRINTABLE.length())
                .map(PRINTABLE::charAt)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String printable() {
        var all = new StringBuilder();
        for (char each = '!'; each <= '~'; each++) {
            all.append(each);
        }
        return all.toString();
    }

    private static List<PasswordRule> broken(PasswordPolicy policy, String typed) {
        return policy.check(Password.of(typed), ALICE).stream()
                .map(Violation::rule)
                .toList();
    }
}
