package org.symbolon.password;

import org.jspecify.annotations.Nullable;
import org.symbolon.account.PasswordHash;

/**
 * How another system kept passwords, cost included: hashes of exactly this format and cost are checked once it is
 * accepted, and are replaced by ours when their owners sign in. Immutable, and equal where the work is the same.
 *
 * <p>While it is accepted, every failed login pays for it, whoever it is for, so that nobody can tell an imported
 * account from any other. So several costs of one algorithm are several formats, each to be accepted, and whatever
 * costs far more than a hash of ours is refused.
 *
 * <p>Prefixes are understood where they are usual: Spring's {@code {bcrypt}}, {@code {argon2}}, {@code {scrypt}} and
 * the same with {@code @SpringSecurity_v5_8}, Django's {@code bcrypt$} and {@code argon2$}. Passwords are compared as
 * UTF-8 in normalization form C. An empty one never fits, nor one with a NUL or of more than 256 code points: its owner
 * chooses a new one by a reset. What is no hash to speak of, such as {@code {noop}}, {@code {MD5}} or {@code {sha256}},
 * is of no format: whoever had such a password chooses a new one by a reset.
 */
public final class ForeignFormat {
    private final ForeignScheme scheme;

    private ForeignFormat(ForeignScheme scheme) {
        scheme.requireBounds();
        this.scheme = scheme;
    }

    /**
     * bcrypt, such as {@code $2y$12$…}, {@code $2a$12$…} or {@code $2b$12$…}: Apache, PHP, Spring, Python and many
     * more.
     *
     * <p>It sees the first 72 bytes of a password only, and in some systems none after a NUL. A password of more than
     * 72 bytes of UTF-8, or with a NUL, therefore never fits a hash of bcrypt, since another one would fit as well: its
     * owner chooses a new one by a reset.
     *
     * @param cost 4 to 13
     * @throws IllegalArgumentException where it is less or more
     */
    public static ForeignFormat bcrypt(int cost) {
        return new ForeignFormat(new Bcrypt(cost));
    }

    /**
     * Django's default, {@code pbkdf2_sha256$1000000$…}.
     *
     * @param iterations 1,000 to 2,000,000
     * @throws IllegalArgumentException where there are fewer or more
     */
    public static ForeignFormat djangoPbkdf2Sha256(int iterations) {
        return new ForeignFormat(new DjangoPbkdf2(Pbkdf2.SHA256, iterations));
    }

    /**
     * Django's {@code pbkdf2_sha1$260000$…}.
     *
     * @param iterations 1,000 to 2,000,000
     * @throws IllegalArgumentException where there are fewer or more
     */
    public static ForeignFormat djangoPbkdf2Sha1(int iterations) {
        return new ForeignFormat(new DjangoPbkdf2(Pbkdf2.SHA1, iterations));
    }

    /**
     * Spring's {@code {pbkdf2}…}, as its {@code Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_5()} makes it:
     * SHA-1, 185,000 iterations, 8 bytes of salt, 32 of hash, no secret, hexadecimal. The prefix is needed.
     */
    public static ForeignFormat springPbkdf2() {
        return new ForeignFormat(SpringPbkdf2.BEFORE_58);
    }

    /**
     * Spring's {@code {pbkdf2@SpringSecurity_v5_8}…}, as its
     * {@code Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8()} makes it: SHA-256, 310,000 iterations, 16 bytes of
     * salt, 32 of hash, no secret, hexadecimal. The prefix is needed.
     */
    public static ForeignFormat springPbkdf2Since58() {
        return new ForeignFormat(SpringPbkdf2.SINCE_58);
    }

    /**
     * scrypt as Spring writes it, {@code $100801$…}. Spring's defaults are 65536, 8 and 1, before 5.8 16384, 8 and 1.
     *
     * @param cost a power of two; with the block size at most 64 MiB, and about eight times the work of a hash of ours
     * @param blockSize 1 to 255
     * @param parallelization 1 to 255
     * @throws IllegalArgumentException where one of them is not as said
     */
    public static ForeignFormat springScrypt(int cost, int blockSize, int parallelization) {
        return new ForeignFormat(new SpringScrypt(cost, blockSize, parallelization));
    }

    /**
     * Argon2id of version 19 without a pepper, {@code $argon2id$v=19$m=65536,t=4,p=1$…}: PHP's default is 65536, 4 and
     * 1, Spring's 16384, 2 and 1, Django's 102400, 2 and 8.
     *
     * @param memoryKib 8 for each lane, to 102,400
     * @param passes as many as make at most eight times the work of a hash of ours
     * @param lanes 1 to 255
     * @throws IllegalArgumentException where one of them is not as said
     */
    public static ForeignFormat argon2id(int memoryKib, int passes, int lanes) {
        return new ForeignFormat(new ForeignArgon2(ForeignArgon2.Type.ARGON2ID, memoryKib, passes, lanes));
    }

    /** Argon2i, {@code $argon2i$v=19$…}; else as {@link #argon2id}. */
    public static ForeignFormat argon2i(int memoryKib, int passes, int lanes) {
        return new ForeignFormat(new ForeignArgon2(ForeignArgon2.Type.ARGON2I, memoryKib, passes, lanes));
    }

    /** Argon2d, {@code $argon2d$v=19$…}; else as {@link #argon2id}. */
    public static ForeignFormat argon2d(int memoryKib, int passes, int lanes) {
        return new ForeignFormat(new ForeignArgon2(ForeignArgon2.Type.ARGON2D, memoryKib, passes, lanes));
    }

    /**
     * The format and cost of a hash that another system made.
     *
     * @throws IllegalArgumentException where it is of no format that is understood, or costs too much
     */
    public static ForeignFormat of(PasswordHash example) {
        return ForeignHash.read(example)
                .map(read -> new ForeignFormat(read.scheme()))
                .orElseThrow(() -> new IllegalArgumentException(
                        "The example is no hash of bcrypt, Argon2, Spring's scrypt or PBKDF2, or Django's PBKDF2"));
    }

    ForeignScheme scheme() {
        return scheme;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ForeignFormat format && scheme.equals(format.scheme);
    }

    @Override
    public int hashCode() {
        return scheme.hashCode();
    }

    /** As it is written in Java: {@code ForeignFormat.bcrypt(12)}. */
    @Override
    public String toString() {
        return scheme.toString();
    }
}
