package org.symbolon.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.symbolon.account.Password;
import org.symbolon.account.PasswordHash;
import org.symbolon.key.KeyRing;
import org.symbolon.key.KeyUse;

class Argon2idHasherTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final KeyRing KEYS = KeyRing.of("k1", secret(0));
    private static final Password SESAME = Password.of("Sésame-Ouvre-7");

    private static final String HEAD = "$argon2id$v=19$m=19456,t=2,p=1,keyid=azE";
    private static final String SALT = "AAECAwQFBgcICQoLDA0ODw";
    private static final String HASH = "mC8KN/aNu1b3cm0rNRWmsFldqCxtcxI6agdj/cDU/V8";

    /**
     * Computed with the reference implementation in C (libargon2; its secret is HKDF-SHA-256 of the key with the info
     * {@code symbolon/1/pepper}) for the key 00 to 1f named k1, the salt 00 to 0f and {@link #SESAME}.
     */
    private static final String GOLDEN = HEAD + "$" + SALT + "$" + HASH;

    private final Argon2idHasher hasher = new Argon2idHasher(KEYS, RANDOM);

    @Test
    void hashIsTheOneThatTheReferenceImplementationMakes() {
        var counting = new Argon2idHasher(KEYS, new CountingRandom());
        assertThat(counting.hash(SESAME).reveal()).isEqualTo(GOLDEN);
        assertThat(hasher.verify(SESAME, PasswordHash.of(GOLDEN))).isTrue();
    }

    @Test
    void hashIsTheOneThatBouncyCastleMakesByTheDocumentedParameters() {
        var fields = hasher.hash(SESAME).reveal().split("\\$", -1);
        assertThat(fields).hasSize(6).startsWith("", "argon2id", "v=19", "m=19456,t=2,p=1,keyid=azE");
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(19)
                .withMemoryAsKB(19_456)
                .withIterations(2)
                .withParallelism(1)
                .withSalt(Base64.getDecoder().decode(fields[4]))
                .withSecret(KEYS.newest().subKey(KeyUse.PEPPER))
                .build());
        byte[] expected = new byte[32];
        generator.generateBytes(SESAME.reveal().getBytes(StandardCharsets.UTF_8), expected);
        assertThat(Base64.getDecoder().decode(fields[5])).isEqualTo(expected);
    }

    @Test
    void rightPasswordFitsAndAnyOtherDoesNot() {
        var hash = hasher.hash(SESAME);
        assertThat(hasher.verify(SESAME, hash)).isTrue();
        for (var other : List.of("", "Sésame-Ouvre-", "Sésame-Ouvre-77", "sésame-Ouvre-7", "Sesame-Ouvre-7")) {
            assertThat(hasher.verify(Password.of(other), hash)).as(other).isFalse();
        }
    }

    @Test
    void s12PasswordOfTheGreatestLengthCountsToItsLastCodePoint() {
        var longest = "\uD83D\uDE00".repeat(255);
        var hash = hasher.hash(Password.of(longest + "a"));
        assertThat(hasher.verify(Password.of(longest + "a"), hash)).isTrue();
        assertThat(hasher.verify(Password.of(longest + "b"), hash)).isFalse();
    }

    @Test
    void s12ComposedAndDecomposedPasswordsAreTheSame() {
        var hash = hasher.hash(Password.of("Se\u0301same-Ouvre-7"));
        assertThat(hasher.verify(Password.of("S\u00E9same-Ouvre-7"), hash)).isTrue();
    }

    @Test
    void samePasswordHasAnotherSaltEachTime() {
        var salts = new HashSet<String>();
        for (int i = 0; i < 4; i++) {
            salts.add(hasher.hash(SESAME).reveal().split("\\$", -1)[4]);
        }
        assertThat(salts).hasSize(4);
    }

    @Test
    void hashUnderOlderOrNextKeyStillFits() {
        var byFirst = hasher.hash(SESAME);
        var second = KeyRing.of("k2", secret(2));
        var bySecond = new Argon2idHasher(second, RANDOM).hash(SESAME);

        var rotated = new Argon2idHasher(second.withOlder("k1", secret(0)), RANDOM);
        assertThat(rotated.verify(SESAME, byFirst)).isTrue();
        assertThat(rotated.verify(Password.of("Sésame-Ouvre-8"), byFirst)).isFalse();
        assertThat(rotated.hash(SESAME).reveal()).contains("keyid=azI$");

        var prepared = new Argon2idHasher(KEYS.withNext("k2", secret(2)), RANDOM);
        assertThat(prepared.verify(SESAME, bySecond)).isTrue();
        assertThat(prepared.hash(SESAME).reveal()).contains("keyid=azE$");
    }

    @Test
    void hashUnderAnotherSecretOfTheSameNameDoesNotFit() {
        var stranger = new Argon2idHasher(KeyRing.of("k1", secret(9)), RANDOM);
        assertThat(stranger.verify(SESAME, hasher.hash(SESAME))).isFalse();
    }

    @Test
    void s7HashUnderMissingKeyDoesNotFitAndCostsOneHash() {
        var stranger = new Argon2idHasher(KeyRing.of("k2", secret(0)), RANDOM);
        assertThat(stranger.verify(SESAME, PasswordHash.of(GOLDEN))).isFalse();
        assertThat(stranger.argon2id().runs()).isEqualTo(1);
    }

    @Test
    void s7EveryAnswerCostsOneHash() {
        var hash = PasswordHash.of(GOLDEN);
        assertThat(hasher.verify(SESAME, hash)).isTrue();
        assertThat(hasher.argon2id().runs()).isEqualTo(1);
        assertThat(hasher.verify(Password.of("wrong"), hash)).isFalse();
        assertThat(hasher.argon2id().runs()).isEqualTo(2);
        hasher.verifyDecoy(SESAME);
        assertThat(hasher.argon2id().runs()).isEqualTo(3);
        assertThat(hasher.verify(SESAME, Argon2idHasher.decoyHash(KEYS, RANDOM)))
                .isFalse();
        assertThat(hasher.argon2id().runs()).isEqualTo(4);
    }

    /** Every one of them with the right password, so that whatever is read leniently answers true. */
    @ParameterizedTest
    @MethodSource({"foreign", "mutated", "typos"})
    void s7HashThatIsNotExactlyOursDoesNotFitAndCostsOneHash(String kept) {
        assertThat(kept).isNotEqualTo(GOLDEN);
        assertThat(hasher.verify(SESAME, PasswordHash.of(kept))).isFalse();
        assertThat(hasher.argon2id().runs()).isEqualTo(1);
    }

    static Stream<String> foreign() {
        return Stream.of(
                "",
                "$",
                "$$$$$",
                "null",
                "A".repeat(1 << 20),
                "$".repeat(1 << 20),
                "$2y$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
                "{bcrypt}$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
                "$argon2id$v=19$m=19456,t=2,p=1$" + SALT + "$" + HASH,
                "$argon2id$m=19456,t=2,p=1,keyid=azE$" + SALT + "$" + HASH,
                "$argon2id$v=19$m=19456,p=1,t=2,keyid=azE$" + SALT + "$" + HASH,
                HEAD + "$" + SALT,
                HEAD + "$" + SALT + "$",
                HEAD + SALT + HASH,
                GOLDEN.substring(1),
                GOLDEN + "$",
                GOLDEN + "$" + HASH,
                GOLDEN + "\n",
                GOLDEN + "\0",
                " " + GOLDEN,
                GOLDEN + GOLDEN,
                GOLDEN + "A".repeat(1 << 20));
    }

    static Stream<String> mutated() {
        var mutated = new ArrayList<String>();
        mutate(mutated, "argon2id$", "argon2i$", "argon2d$", "Argon2id$", "argon2id$$", "argon2id $");
        mutate(mutated, "v=19", "v=16", "v=20", "v=+19", "v=019", "v=", "v=\uFF11\uFF19", "V=19", "v=19,v=19");
        mutate(mutated, "m=19456", "m=8", "m=19455", "m=19457", "m=2147483647", "m=99999999999999999999", "m=-1", "m=");
        mutate(mutated, "t=2", "t=0", "t=1", "t=3", "t=2147483647", "t=2,t=2");
        mutate(mutated, "p=1", "p=0", "p=2", "p=16777216", "p=1,data=AAAA");
        mutate(mutated, "keyid=azE", "keyid=", "keyid=azE=", "keyid=azF", "keyid=azI", "keyid=a", "keyid=/////w");
        mutate(mutated, SALT, "", SALT + "==", SALT.substring(1), SALT + "A", SALT.substring(0, 21) + "x", SALT + "AA");
        mutate(mutated, HASH, "", HASH + "=", HASH.substring(1), HASH + "A", HASH.substring(0, 42) + "9");
        mutate(mutated, HASH, HASH.substring(0, 38), HASH.replace('/', '_'), "\u212A" + HASH.substring(1));
        return mutated.stream();
    }

    private static void mutate(List<String> mutated, String part, String... instead) {
        Arrays.stream(instead).map(other -> GOLDEN.replace(part, other)).forEach(mutated::add);
    }

    static Stream<String> typos() {
        var seeded = new Random(7);
        return IntStream.range(0, 16).mapToObj(i -> typo(seeded.nextInt(GOLDEN.length()), 1 + seeded.nextInt(3)));
    }

    private static String typo(int at, int by) {
        return GOLDEN.substring(0, at) + (char) (GOLDEN.charAt(at) ^ by) + GOLDEN.substring(at + 1);
    }

    @Test
    void keyOfTheLongestNameIsReadBack() {
        var named = new Argon2idHasher(KeyRing.of("k".repeat(32), secret(3)), RANDOM);
        assertThat(named.verify(SESAME, named.hash(SESAME))).isTrue();
    }

    @Test
    void saltOrHashOfAnotherSizeIsNotRead() {
        assertThat(PhcString.read(PasswordHash.of(GOLDEN))).isPresent();
        assertThat(PhcString.read(PasswordHash.of(HEAD + "$AAAA$" + HASH))).isEmpty();
        assertThat(PhcString.read(PasswordHash.of(HEAD + "$" + SALT + "$AAAA"))).isEmpty();
    }

    @Test
    void hugeTextIsRefusedBeforeItIsParsed() throws ReflectiveOperationException {
        var huge = PasswordHash.of(GOLDEN + "$A".repeat(1 << 20));
        assertThat(bytesAllocatedBy(() -> PhcString.read(huge))).isLessThan(100_000);
    }

    @Test
    void s7DecoyIsShapedLikeHashOfTheNewestKeyAndIsNeverTheSame() {
        var keys = KEYS.withOlder("k0", secret(5));
        var decoy = Argon2idHasher.decoyHash(keys, RANDOM);
        assertThat(decoy.reveal()).hasSameSizeAs(hasher.hash(SESAME).reveal()).startsWith(HEAD + "$");
        assertThat(PhcString.read(decoy)).isPresent();
        assertThat(Argon2idHasher.decoyHash(keys, RANDOM).reveal()).isNotEqualTo(decoy.reveal());
    }

    @Test
    void s12MemoryIsTakenOnceAndKept() throws ReflectiveOperationException {
        long first = bytesAllocatedBy(() -> hasher.hash(SESAME));
        long second = bytesAllocatedBy(() -> hasher.hash(SESAME));
        long third = bytesAllocatedBy(() -> hasher.verifyDecoy(SESAME));
        assertThat(first).isBetween(19L << 20, 24L << 20);
        assertThat(second).isLessThan(1 << 20);
        assertThat(third).isLessThan(1 << 20);
    }

    @Test
    void s12MemoryIsNotTakenBeforeTheFirstHash() throws ReflectiveOperationException {
        assertThat(bytesAllocatedBy(() -> {
                    var unused = new Argon2idHasher(KEYS, RANDOM);
                    assertThat(unused.argon2id().runs()).isZero();
                }))
                .isLessThan(4 << 20);
    }

    /** Looks into Bouncy Castle, whose pool promises nothing: a release that clears no longer must not go unnoticed. */
    @Test
    void nothingOfThePasswordStaysInTheMemory() throws ReflectiveOperationException {
        hasher.hash(SESAME);
        var blocks = (List<?>) field(hasher.argon2id().memory(), "blocks");
        assertThat(blocks).hasSize(19_456 + 4);
        for (var block : blocks) {
            assertThat(Arrays.stream((long[]) field(block, "v")).allMatch(word -> word == 0))
                    .isTrue();
        }
    }

    private static Object field(Object owner, String name) throws ReflectiveOperationException {
        var field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(owner);
    }

    @Test
    void hasherShowsNoSecret() {
        assertThat(hasher).hasToString("Argon2idHasher[KeyRing[k1]]");
        assertThat(hasher.hash(SESAME)).hasToString("PasswordHash[hidden]");
        assertThat(PhcString.read(PasswordHash.of(GOLDEN)).orElseThrow()).hasToString("PhcString[hidden]");
    }

    private static long bytesAllocatedBy(Runnable work) throws ReflectiveOperationException {
        long before = bytesAllocated();
        work.run();
        return bytesAllocated() - before;
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

    private static byte[] secret(int first) {
        byte[] secret = new byte[32];
        for (int i = 0; i < secret.length; i++) {
            secret[i] = (byte) (first + i);
        }
        return secret;
    }

    /** Draws 0, 1, 2, … each time. */
    private static final class CountingRandom extends SecureRandom {
        @Override
        public void nextBytes(byte[] drawn) {
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = (byte) i;
            }
        }
    }
}
