package org.symbolon.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.symbolon.account.PasswordHash;

class ForeignFormatTest {
    private static final String BCRYPT = "$2y$04$aEE0uvhyPg4h83c79Vp48OWxrB0ySLFaW/jZ4cbrtO9L6gam9Yisq";
    private static final String BCRYPT_REST = "aEE0uvhyPg4h83c79Vp48OWxrB0ySLFaW/jZ4cbrtO9L6gam9Yisq";
    private static final String SALT = "AAECAwQFBgcICQoLDA0ODw";
    private static final String HASH = "mC8KN/aNu1b3cm0rNRWmsFldqCxtcxI6agdj/cDU/V8";
    private static final String ARGON2 = "$argon2id$v=19$m=1024,t=2,p=1$" + SALT + "$" + HASH;
    private static final String SCRYPT = "$a0801$" + SALT + "==$" + HASH + "=";
    private static final String DJANGO = "pbkdf2_sha256$1000$seasalt$" + HASH + "=";
    private static final String SPRING = "{pbkdf2}" + "0123456789abcdef".repeat(5);
    private static final String SPRING_58 = "{pbkdf2@SpringSecurity_v5_8}" + "0123456789abcdef".repeat(6);

    @ParameterizedTest
    @MethodSource
    void formatAndCostAreReadFromAnExample(String example, ForeignFormat format) {
        assertThat(ForeignFormat.of(PasswordHash.of(example)))
                .isEqualTo(format)
                .hasSameHashCodeAs(format)
                .hasToString(format.toString());
    }

    static Stream<Arguments> formatAndCostAreReadFromAnExample() {
        return Stream.of(
                arguments(BCRYPT, ForeignFormat.bcrypt(4)),
                arguments("{bcrypt}$2a$12$" + BCRYPT_REST, ForeignFormat.bcrypt(12)),
                arguments("bcrypt$$2b$13$" + BCRYPT_REST, ForeignFormat.bcrypt(13)),
                arguments(ARGON2, ForeignFormat.argon2id(1024, 2, 1)),
                arguments("{argon2}" + ARGON2, ForeignFormat.argon2id(1024, 2, 1)),
                arguments("{argon2@SpringSecurity_v5_8}" + ARGON2, ForeignFormat.argon2id(1024, 2, 1)),
                arguments("argon2" + ARGON2, ForeignFormat.argon2id(1024, 2, 1)),
                arguments(ARGON2.replace("2id", "2i"), ForeignFormat.argon2i(1024, 2, 1)),
                arguments(ARGON2.replace("2id", "2d"), ForeignFormat.argon2d(1024, 2, 1)),
                arguments(ARGON2.replace("m=1024,t=2,p=1", "m=65536,t=4,p=3"), ForeignFormat.argon2id(65536, 4, 3)),
                arguments(SCRYPT, ForeignFormat.springScrypt(1024, 8, 1)),
                arguments("{scrypt}" + SCRYPT, ForeignFormat.springScrypt(1024, 8, 1)),
                arguments("{scrypt@SpringSecurity_v5_8}" + SCRYPT, ForeignFormat.springScrypt(1024, 8, 1)),
                arguments(SCRYPT.replace("a0801", "100402"), ForeignFormat.springScrypt(65536, 4, 2)),
                arguments(DJANGO, ForeignFormat.djangoPbkdf2Sha256(1000)),
                arguments("pbkdf2_sha1$5000$x$AAAAAAAAAAAAAAAAAAAAAAAAAAA=", ForeignFormat.djangoPbkdf2Sha1(5000)),
                arguments(SPRING, ForeignFormat.springPbkdf2()),
                arguments(SPRING_58, ForeignFormat.springPbkdf2Since58()));
    }

    @ParameterizedTest
    @MethodSource({"malformed", "worthless"})
    void whatIsNotInTheOneSpellingOfItsFormIsNotRead(String text) {
        assertThat(ForeignHash.read(PasswordHash.of(text))).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ForeignFormat.of(PasswordHash.of(text)))
                .withMessage("The example is no hash of bcrypt, Argon2, Spring's scrypt or PBKDF2, or Django's PBKDF2");
    }

    static Stream<String> malformed() {
        return Stream.of(
                        Stream.of(
                                "",
                                "$",
                                "$$$$",
                                "{}",
                                "null",
                                BCRYPT + "\n",
                                " " + BCRYPT,
                                BCRYPT + "\0",
                                BCRYPT + "."),
                        Stream.of(BCRYPT.replace("2y", "2x"), BCRYPT.replace("2y", "2"), BCRYPT.replace("04", "4")),
                        Stream.of(
                                BCRYPT.replace("04", "40"),
                                BCRYPT.replace("04", "\u0660\u0664"),
                                BCRYPT.replace("aEE", "a=E")),
                        Stream.of(
                                BCRYPT.replace("48O", "48P"),
                                BCRYPT.substring(0, 59) + "r",
                                "{bcrypt}{bcrypt}" + BCRYPT),
                        Stream.of("{Bcrypt}" + BCRYPT, "{argon2}" + BCRYPT, "bcrypt" + BCRYPT, "{bcrypt}" + ARGON2),
                        Stream.of("{bcrypt@SpringSecurity_v5_8}" + BCRYPT, "{id}" + BCRYPT, "bcrypt_sha256$" + BCRYPT),
                        Stream.of(
                                ARGON2.replace("v=19", "v=16"),
                                ARGON2.replace("$v=19", ""),
                                ARGON2.replace("m=1", "m=01")),
                        Stream.of(
                                ARGON2.replace("m=1024", "m=9999999999"), ARGON2.replace("t=2", "t=0"), ARGON2 + "=="),
                        Stream.of(
                                ARGON2.replace("p=1", "p=1,keyid=azE"),
                                ARGON2.replace("p=1", "p=1,data=AAAA"),
                                ARGON2 + "$"),
                        Stream.of(ARGON2.replace("t=2", "t=+2"), ARGON2.replace("m=1024,t=2", "t=2,m=1024")),
                        Stream.of(ARGON2.replace(SALT, "AAECAwQFBg"), ARGON2.replace(HASH, SALT.substring(0, 20))),
                        Stream.of(
                                ARGON2.replace(HASH, "A".repeat(87)),
                                ARGON2.replace(SALT, SALT.substring(0, 21) + "x")),
                        Stream.of(SCRYPT.replace("a0801", "A0801"), SCRYPT.substring(1)),
                        Stream.of(SCRYPT.replace("a0801", "0a0801"), SCRYPT.replace("a0801", "1f0801"), SCRYPT + "="),
                        Stream.of(
                                SCRYPT.replace("a0801", "0801"),
                                SCRYPT.replace("==", ""),
                                SCRYPT.replace("V8=", "V9=")),
                        Stream.of(
                                DJANGO.replace("1000", "01000"),
                                DJANGO.replace("1000", "9999999999"),
                                "{pbkdf2}" + DJANGO),
                        Stream.of(
                                DJANGO.replace("seasalt", ""), DJANGO.replace("seasalt", "s".repeat(65)), DJANGO + "$"),
                        Stream.of(DJANGO.replace("seasalt", "sea salt"), DJANGO.replace("sha256", "sha512")),
                        Stream.of(
                                DJANGO.replace("sha256", "sha1"),
                                DJANGO.replace("V8=", "V9="),
                                DJANGO.replace("V8=", "V8")),
                        Stream.of(
                                SPRING + "00", SPRING.substring(0, 86), SPRING.replace('a', 'A'), SPRING.substring(8)),
                        Stream.of(
                                "{pbkdf2}" + "0123456789abcdef".repeat(6),
                                "{pbkdf2@SpringSecurity_v5_8}" + "00".repeat(40)),
                        Stream.of("{scrypt}" + SPRING.substring(8), "$".repeat(1 << 20), "A".repeat(1 << 20)),
                        Stream.of("{pbkdf2}" + "0".repeat(1 << 20), ARGON2 + "A".repeat(1 << 20)))
                .flatMap(each -> each);
    }

    /** What hides a password as well as nothing does, under the ids that Spring gives it, and elsewhere. */
    static Stream<String> worthless() {
        return Stream.of(
                "{noop}Sésame-Ouvre-7",
                "{noop}" + BCRYPT,
                "{MD4}6cc7924dad12ade79dfb99e424f25260",
                "{MD5}098f6bcd4621d373cade4e832627b4f6",
                "{SHA-1}a94a8fe5ccb19ba61c4c0873d391e987982fbbd3",
                "{SHA-256}" + "ab".repeat(32),
                "{sha256}" + "ab".repeat(40),
                "{ldap}{SHA}qUqP5cyxm6YcTAhz05Hph5gvu9M=",
                "{SHA}qUqP5cyxm6YcTAhz05Hph5gvu9M=",
                "$apr1$rOioh4Wh$bVD3DRwksETubcpEH90ww0",
                "$1$rOioh4Wh$bVD3DRwksETubcpEH90ww0",
                "md5$seasalt$3f86d0d3d465b7b458c231bf3555c0e3",
                "098f6bcd4621d373cade4e832627b4f6",
                "Sésame-Ouvre-7");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 12, 13})
    void bcryptWithinBoundsIsAccepted(int cost) {
        assertThat(ForeignFormat.bcrypt(cost)).hasToString("ForeignFormat.bcrypt(" + cost + ")");
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 3, 14, 31, Integer.MAX_VALUE})
    void s12BcryptOutOfBoundsIsRefused(int cost) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ForeignFormat.bcrypt(cost))
                .withMessage("The cost of bcrypt: 4 to 13, not " + cost);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 999, 2_000_001, Integer.MAX_VALUE})
    void s12Pbkdf2OutOfBoundsIsRefused(int iterations) {
        for (var sha : new Runnable[] {
            () -> ForeignFormat.djangoPbkdf2Sha1(iterations), () -> ForeignFormat.djangoPbkdf2Sha256(iterations)
        }) {
            assertThatIllegalArgumentException()
                    .isThrownBy(sha::run)
                    .withMessage("The iterations of PBKDF2: 1000 to 2000000, not " + iterations);
        }
    }

    @Test
    void pbkdf2WithinBoundsIsAccepted() {
        assertThat(ForeignFormat.djangoPbkdf2Sha1(1_000)).hasToString("ForeignFormat.djangoPbkdf2Sha1(1000)");
        assertThat(ForeignFormat.djangoPbkdf2Sha256(2_000_000))
                .hasToString("ForeignFormat.djangoPbkdf2Sha256(2000000)");
    }

    @Test
    void s12ScryptOutOfBoundsIsRefused() {
        assertThat(ForeignFormat.springScrypt(65536, 8, 2)).isNotEqualTo(ForeignFormat.springScrypt(65536, 8, 1));
        scryptRefused(131072, 8, 1, "The cost of scrypt with such blocks: 2 to 65536, not 131072");
        scryptRefused(65536, 8, 3, "The cost of scrypt with such blocks: 2 to 43690, not 65536");
        scryptRefused(65536, 1, 1, "The cost of scrypt with such blocks: 2 to 65535, not 65536");
        scryptRefused(1, 8, 1, "The cost of scrypt with such blocks: 2 to 65536, not 1");
        scryptRefused(1 << 30, 255, 255, "The cost of scrypt with such blocks: 2 to 16, not 1073741824");
        scryptRefused(16383, 8, 1, "The cost of scrypt is a power of two, not 16383");
        scryptRefused(16384, 0, 1, "The block size of scrypt: 1 to 255, not 0");
        scryptRefused(16384, 256, 1, "The block size of scrypt: 1 to 255, not 256");
        scryptRefused(16384, 8, 0, "The parallelization of scrypt: 1 to 255, not 0");
        scryptRefused(2, 8, 256, "The parallelization of scrypt: 1 to 255, not 256");
    }

    private static void scryptRefused(int cost, int blockSize, int parallelization, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ForeignFormat.springScrypt(cost, blockSize, parallelization))
                .withMessage(why);
    }

    @Test
    void s12Argon2OutOfBoundsIsRefused() {
        assertThat(ForeignFormat.argon2id(65536, 4, 1)).isNotEqualTo(ForeignFormat.argon2i(65536, 4, 1));
        argon2Refused(102_401, 1, 1, "The memory of Argon2 in KiB: 8 to 102400, not 102401");
        argon2Refused(Integer.MAX_VALUE, 1, 1, "The memory of Argon2 in KiB: 8 to 102400, not 2147483647");
        argon2Refused(31, 1, 4, "The memory of Argon2 in KiB: 32 to 102400, not 31");
        argon2Refused(65536, 5, 1, "The passes of Argon2 over so much memory: 1 to 4, not 5");
        argon2Refused(1024, 305, 1, "The passes of Argon2 over so much memory: 1 to 304, not 305");
        argon2Refused(1024, 0, 1, "The passes of Argon2 over so much memory: 1 to 304, not 0");
        argon2Refused(1024, 2, 0, "The lanes of Argon2: 1 to 255, not 0");
        argon2Refused(65536, 2, 256, "The lanes of Argon2: 1 to 255, not 256");
        argon2Refused(-1, 2, 1, "The memory of Argon2 in KiB: 8 to 102400, not -1");
    }

    private static void argon2Refused(int memoryKib, int passes, int lanes, String why) {
        for (var type : new Runnable[] {
            () -> ForeignFormat.argon2id(memoryKib, passes, lanes),
            () -> ForeignFormat.argon2i(memoryKib, passes, lanes),
            () -> ForeignFormat.argon2d(memoryKib, passes, lanes)
        }) {
            assertThatIllegalArgumentException().isThrownBy(type::run).withMessage(why);
        }
    }

    @Test
    void s12ExampleThatCostsTooMuchIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ForeignFormat.of(PasswordHash.of("$2y$31$" + BCRYPT_REST)))
                .withMessage("The cost of bcrypt: 4 to 13, not 31");
    }

    @Test
    void formatsOfOtherCostsAndAlgorithmsAreNotEqual() {
        assertThat(ForeignFormat.bcrypt(10))
                .isEqualTo(ForeignFormat.bcrypt(10))
                .isNotEqualTo(ForeignFormat.bcrypt(11))
                .isNotEqualTo(ForeignFormat.springPbkdf2())
                .isNotEqualTo("ForeignFormat.bcrypt(10)");
        assertThat(ForeignFormat.djangoPbkdf2Sha1(1000)).isNotEqualTo(ForeignFormat.djangoPbkdf2Sha256(1000));
    }

    @Test
    void hashThatWasReadShowsNothing() {
        assertThat(ForeignHash.read(PasswordHash.of(BCRYPT)).orElseThrow()).hasToString("ForeignHash[hidden]");
    }

    @Test
    void s12HugeTextIsRefusedBeforeItIsParsed() throws ReflectiveOperationException {
        var huge = PasswordHash.of(ARGON2 + "A".repeat(1 << 20));
        long before = bytesAllocated();
        assertThat(ForeignHash.read(huge)).isEmpty();
        assertThat(bytesAllocated() - before).isLessThan(500_000);
    }

    /** {@code ThreadMXBean.getThreadAllocatedBytes}, by reflection since the module does not read java.management. */
    private static long bytesAllocated() throws ReflectiveOperationException {
        var bean = Class.forName("java.lang.management.ManagementFactory")
                .getMethod("getThreadMXBean")
                .invoke(null);
        var allocated = Class.forName("com.sun.management.ThreadMXBean")
                .getMethod("getThreadAllocatedBytes", long.class)
                .invoke(bean, Thread.currentThread().getId());
        return (Long) Objects.requireNonNull(allocated);
    }
}
