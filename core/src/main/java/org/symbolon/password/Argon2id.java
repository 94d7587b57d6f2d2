package org.symbolon.password;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.symbolon.account.Password;

/**
 * Argon2id (RFC 9106) at one fixed cost, in memory that is taken at the first run, kept, and cleared after each. Not
 * thread-safe.
 */
final class Argon2id {
    static final int VERSION = Argon2Parameters.ARGON2_VERSION_13;
    static final int MEMORY_KIB = 19_456;
    static final int PASSES = 2;
    static final int LANES = 1;
    static final int SALT_BYTES = 16;
    static final int HASH_BYTES = 32;

    /** Bouncy Castle works in four blocks beside the memory of one KiB each. */
    private static final int BLOCKS = MEMORY_KIB + 4;

    /** Clears every block that comes back to it and every block that it gives out again. */
    private final FixedBlockPool memory = new FixedBlockPool(BLOCKS);

    private long runs;

    byte[] hash(Password password, byte[] salt, byte[] pepper) {
        runs++;
        byte[] hash = new byte[HASH_BYTES];
        var generator = new Argon2BytesGenerator();
        generator.init(parameters(salt, pepper));
        generator.generateBytes(password.reveal().getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    private Argon2Parameters parameters(byte[] salt, byte[] pepper) {
        return new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(VERSION)
                .withMemoryAsKB(MEMORY_KIB)
                .withIterations(PASSES)
                .withParallelism(LANES)
                .withSalt(salt)
                .withSecret(pepper)
                .withBlockPool(memory)
                .build();
    }

    /** For tests: what is kept between runs. */
    FixedBlockPool memory() {
        return memory;
    }

    /** For tests: how often the price was paid. */
    long runs() {
        return runs;
    }
}
