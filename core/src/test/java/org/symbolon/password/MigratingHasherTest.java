package org.symbolon.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.symbolon.account.Password;
import org.symbolon.account.PasswordHash;
import org.symbolon.key.KeyRing;

class MigratingHasherTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final KeyRing KEYS = KeyRing.of("k1", secret("one"));
    private static final Password SESAME = Password.of("Sésame-Ouvre-7");
    private static final Password WRONG = Password.of("Sésame-Ouvre-8");

    /** Made by htpasswd, of {@link #SESAME}, as is the next. */
    private static final String BCRYPT = "$2y$04$aEE0uvhyPg4h83c79Vp48OWxrB0ySLFaW/jZ4cbrtO9L6gam9Yisq";

    private static final String BCRYPT_5 = "$2y$05$pDdCV7anspqCecVH6IG/cOSC1.YL79vWC8DtcdZJ0.osMSCsrmcHe";

    private static final List<ForeignFormat> ACCEPTED = List.of(
            ForeignFormat.bcrypt(4),
            ForeignFormat.argon2id(1024, 2, 1),
            ForeignFormat.springScrypt(1024, 8, 1),
            ForeignFormat.djangoPbkdf2Sha256(1000),
            ForeignFormat.djangoPbkdf2Sha1(1000));

    private final Argon2idHasher ours = new Argon2idHasher(KEYS, RANDOM);
    private final MigratingHasher hasher = new MigratingHasher(ours, ACCEPTED, RANDOM);

    private static byte[] secret(String name) {
        return ("a secret of thirty-two bytes ok " + name).getBytes(StandardCharsets.US_ASCII);
    }

    static Stream<String> kept() {
        return Stream.of(
                new Argon2idHasher(KEYS, RANDOM).hash(SESAME).reveal(),
                new Argon2idHasher(KeyRing.of("k2", secret("two")), RANDOM)
                        .hash(WRONG)
                        .reveal(),
                BCRYPT,
                BCRYPT_5,
                "{bcrypt}" + BCRYPT.replace("04", "31"),
                "$argon2id$v=19$m=1024,t=2,p=1$AAECAwQFBgcICQoLDA0ODw$AAECAwQFBgcICQoLDA0ODw",
                "$argon2id$v=19$m=1048576,t=2,p=1$AAECAwQFBgcICQoLDA0ODw$AAECAwQFBgcICQoLDA0ODw",
                "$a0801$AAECAwQFBgcICQoLDA0ODw==$AAECAwQFBgcICQoLDA0ODw==",
                "pbkdf2_sha256$1000$seasalt$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "{pbkdf2}" + "00".repeat(40),
                "{pbkdf2@SpringSecurity_v5_8}" + "00".repeat(48),
                "{noop}Sésame-Ouvre-8",
                "",
                "A".repeat(1 << 20));
    }

    @ParameterizedTest
    @MethodSource("kept")
    void s7WrongPasswordCostsOneOfOursAndOneOfEachFormatWhateverIsKept(String kept) {
        assertThat(hasher.verify(WRONG, PasswordHash.of(kept))).isFalse();
        assertThatEverythingWasPaidOnce();
    }

    @Test
    void s7UnknownAddressCostsOneOfOursAndOneOfEachFormat() {
        hasher.verifyDecoy(WRONG);
        assertThatEverythingWasPaidOnce();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 73, 256, 1024})
    void s7PasswordThatNoForeignHashMayFitCostsTheSame(int bytes) {
        assertThat(hasher.verify(Password.of("x".repeat(bytes)), PasswordHash.of(BCRYPT)))
                .isFalse();
        assertThatEverythingWasPaidOnce();
    }

    private void assertThatEverythingWasPaidOnce() {
        assertThat(ours.argon2id().runs()).isEqualTo(1);
        assertThat(ACCEPTED).allMatch(format -> hasher.runs(format) == 1);
    }

    @Test
    void rightPasswordOfAnImportedHashCostsThatHashAlone() {
        assertThat(hasher.verify(SESAME, PasswordHash.of(BCRYPT))).isTrue();
        assertThat(ours.argon2id().runs()).isZero();
        assertThat(ACCEPTED.stream().map(hasher::runs)).containsExactly(1L, 0L, 0L, 0L, 0L);
    }

    @Test
    void rightPasswordOfOursCostsOursAlone() {
        assertThat(hasher.verify(SESAME, hasher.hash(SESAME))).isTrue();
        assertThat(ours.argon2id().runs()).isEqualTo(2);
        assertThat(ACCEPTED).allMatch(format -> hasher.runs(format) == 0);
    }

    @Test
    void hashOfAnotherCostDoesNotFit() {
        assertThat(hasher.verify(SESAME, PasswordHash.of(BCRYPT_5))).isFalse();
        var both = List.of(ForeignFormat.bcrypt(4), ForeignFormat.bcrypt(5));
        assertThat(new MigratingHasher(ours, both, RANDOM).verify(SESAME, PasswordHash.of(BCRYPT_5)))
                .isTrue();
    }

    /**
     * The counters tell who was asked to work; what the processor did is another matter. Bounds that bear a warm-up.
     */
    @Test
    void s7BcryptReallyWorksForPasswordsThatItRefuses() {
        var kept = new ForeignHash(new Bcrypt(8), new byte[16], new byte[23]);
        long short14 = bestCpuNanos(() -> kept.fits(WRONG));
        for (var refused : List.of("", "x".repeat(73), "x\0y")) {
            assertThat(bestCpuNanos(() -> kept.fits(Password.of(refused)))).isGreaterThan(short14 / 8);
        }
    }

    @Test
    void s7Pbkdf2CostsTheSameForPasswordsLongerThanABlock() {
        var kept = new ForeignHash(new DjangoPbkdf2(Pbkdf2.SHA256, 20_000), new byte[16], new byte[32]);
        long short14 = bestCpuNanos(() -> kept.fits(WRONG));
        assertThat(bestCpuNanos(() -> kept.fits(Password.of("\uD83D\uDE00".repeat(256)))))
                .isBetween(short14 / 8, short14 * 3);
    }

    private static long bestCpuNanos(Runnable work) {
        return LongStream.generate(() -> cpuNanos(work)).limit(12).min().orElseThrow();
    }

    private static long cpuNanos(Runnable work) {
        long before = cpuNanos();
        work.run();
        return cpuNanos() - before;
    }

    /** {@code ThreadMXBean.getCurrentThreadCpuTime}, by reflection since the module does not read java.management. */
    private static long cpuNanos() {
        try {
            var bean = Class.forName("java.lang.management.ManagementFactory")
                    .getMethod("getThreadMXBean")
                    .invoke(null);
            var nanos = Class.forName("java.lang.management.ThreadMXBean")
                    .getMethod("getCurrentThreadCpuTime")
                    .invoke(bean);
            return (Long) Objects.requireNonNull(nanos);
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError(impossible.getMessage(), impossible);
        }
    }

    /** As bcrypt of PHP cuts it, the hash of the one with 73 bytes is that of the one with 72. */
    @Test
    void passwordThatOnlyBeginsAsBcryptSawItDoesNotFit() {
        var seen = "a".repeat(72);
        var hash = new Bcrypt(4).work(Password.of(seen), new byte[16], 23);
        var kept = new ForeignHash(new Bcrypt(4), new byte[16], hash);
        assertThat(kept.fits(Password.of(seen))).isTrue();
        for (var other : List.of(seen + "a", seen + "\0", "a".repeat(71), "é".repeat(36) + "a")) {
            assertThat(kept.fits(Password.of(other))).as(other).isFalse();
        }
    }

    @Test
    void passwordWithNulDoesNotFitBcryptWhereverItIs() {
        var kept = ForeignHash.read(PasswordHash.of(BCRYPT)).orElseThrow();
        var seven = SESAME.reveal();
        assertThat(kept.fits(SESAME)).isTrue();
        for (var other : List.of(seven + "\0", seven + "\0" + seven, "\0" + seven, seven + "\0x")) {
            assertThat(kept.fits(Password.of(other))).isFalse();
        }
    }

    /** Whoever chose the very text that is worked on instead of a refused password is no one else's guest. */
    @Test
    void refusedPasswordDoesNotFitWhateverIsWorkedOnInstead() {
        var hash = new Bcrypt(4).work(Password.of("stand-in"), new byte[16], 23);
        var kept = new ForeignHash(new Bcrypt(4), new byte[16], hash);
        assertThat(kept.fits(Password.of("stand-in"))).isTrue();
        for (var refused : List.of("", "x".repeat(73), "x\0y")) {
            assertThat(kept.fits(Password.of(refused))).isFalse();
        }
    }

    @Test
    void everythingForeignAndEveryOlderKeyIsOutdated() {
        var rotated = KeyRing.of("k2", secret("two")).withOlder("k1", secret("one"));
        var newer = new MigratingHasher(new Argon2idHasher(rotated, RANDOM), ACCEPTED, RANDOM);
        var byFirst = ours.hash(SESAME);
        var bySecond = newer.hash(SESAME);

        assertThat(newer.isOutdated(PasswordHash.of(BCRYPT))).isTrue();
        assertThat(newer.isOutdated(byFirst)).isTrue();
        assertThat(newer.isOutdated(bySecond)).isFalse();
        assertThat(hasher.isOutdated(byFirst)).isFalse();
        var announced = new Argon2idHasher(KEYS.withNext("k2", secret("two")), RANDOM);
        assertThat(announced.isOutdated(bySecond))
                .as("newest elsewhere already")
                .isFalse();
    }

    @Test
    void hasherShowsNoSecret() {
        assertThat(new MigratingHasher(ours, List.of(ForeignFormat.bcrypt(4)), RANDOM))
                .hasToString("MigratingHasher[Argon2idHasher[KeyRing[k1]], [ForeignFormat.bcrypt(4)]]");
    }
}
