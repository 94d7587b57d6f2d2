package org.symbolon.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Password;
import org.symbolon.key.KeyRing;

class CommonPasswordsTest {
    private static final int MEBIBYTE = 1 << 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    @ParameterizedTest
    @ValueSource(strings = {"password", "qwerty", "welcome", "letmein", "summer", "winter", "passw0rd", "dragon"})
    void wordsBehindTheMostCommonPasswordsAreListed(String word) {
        assertThat(CommonPasswords.words().contains(word)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"qwertyuiopasdfgh", "passwordpassword", "1qaz2wsx3edc4rfv", "manchesterunited"})
    void longCommonPasswordsAreListed(String phrase) {
        assertThat(CommonPasswords.phrases().contains(phrase)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pas", "abc", "correct-horse-7-battery", "p\u0000assword", "password ", "Password"})
    void othersAndThoseOfTooFewCodePointsAreNotListed(String text) {
        assertThat(CommonPasswords.words().contains(text)).isFalse();
        assertThat(CommonPasswords.phrases().contains(text)).isFalse();
    }

    @Test
    void everyEntryOfTheResourcesIsKept() throws IOException {
        assertThat(CommonPasswords.words().size())
                .isEqualTo(steps("common-words.txt").length)
                .isGreaterThan(50_000);
        assertThat(CommonPasswords.phrases().size())
                .isEqualTo(steps("common-phrases.txt").length)
                .isGreaterThan(10_000);
    }

    @Test
    void bothTogetherTakeLessThanOneMebibyteOfMemory() {
        int entries = CommonPasswords.words().size() + CommonPasswords.phrases().size();
        assertThat(entries * Long.BYTES).isLessThan(MEBIBYTE);
    }

    @Test
    void noneOfManyRandomTextsIsTakenForCommonOne() {
        var random = new Random(7);
        assertThat(random.longs(200_000)
                        .mapToObj(number -> "random " + number)
                        .filter(text -> CommonPasswords.words().contains(text)
                                || CommonPasswords.phrases().contains(text)))
                .isEmpty();
    }

    /** Of the longest password, with all there is to try; the best of many, since a busy machine slows some. */
    @Test
    void checkCostsLessThanHundredthOfHash() {
        var longest = Password.of("!4$@Pa1$sw0rd8$#x".repeat(15) + "!");
        var address = EmailAddress.parse("mika@wonder.example").orElseThrow();
        var hasher = new Argon2idHasher(KeyRing.of("k1", RANDOM.generateSeed(32)), RANDOM);
        for (var policy : List.of(PasswordPolicy.DEFAULT, PasswordPolicy.nist())) {
            long check = best(1_000, () -> policy.check(longest, address));
            long hash = best(5, () -> hasher.hash(longest));
            assertThat(check * 100).isLessThan(hash);
        }
    }

    private static long best(int times, Runnable work) {
        return LongStream.range(0, times).map(i -> nanos(work)).min().orElseThrow();
    }

    private static long nanos(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    private static long[] steps(String name) throws IOException {
        try (var resource = Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(name))) {
            return new String(resource.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .mapToLong(line -> Long.parseLong(line, 16))
                    .toArray();
        }
    }
}
