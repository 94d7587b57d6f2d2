package org.symbolon.password;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.symbolon.account.Password;

/** Argon2 without a pepper, as {@code $argon2id$v=19$m=65536,t=4,p=1$<salt>$<hash>}. */
record ForeignArgon2(Type type, int memoryKib, int passes, int lanes) implements ForeignScheme {
    private static final Pattern FORM = Pattern.compile("(?:\\{argon2(?:@SpringSecurity_v5_8)?}|argon2)?"
            + "\\$(argon2(?:id|i|d))\\$v=19\\$m=([1-9][0-9]{0,8}),t=([1-9][0-9]{0,8}),p=([1-9][0-9]{0,8})"
            + "\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
    private static final int LEAST_SALT_BYTES = 8;
    private static final int LEAST_HASH_BYTES = 16;
    private static final int MOST_BYTES = 64;
    private static final int MOST_MEMORY_KIB = 100 << 10;
    private static final int MOST_LANES = 255;
    private static final int LEAST_KIB_PER_LANE = 8;
    private static final long MOST_WORK = 8L * Argon2id.MEMORY_KIB * Argon2id.PASSES;

    /** What the text calls it, and what Bouncy Castle does. */
    enum Type {
        ARGON2ID(Argon2Parameters.ARGON2_id),
        ARGON2I(Argon2Parameters.ARGON2_i),
        ARGON2D(Argon2Parameters.ARGON2_d);

        private final int number;

        Type(int number) {
            this.number = number;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Optional<ForeignHash> read(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        var scheme = new ForeignArgon2(
                Type.valueOf(form.group(1).toUpperCase(Locale.ROOT)),
                Integer.parseInt(form.group(2)),
                Integer.parseInt(form.group(3)),
                Integer.parseInt(form.group(4)));
        return StrictBase64.BARE
                .read(form.group(5), LEAST_SALT_BYTES, MOST_BYTES)
                .flatMap(salt -> StrictBase64.BARE
                        .read(form.group(6), LEAST_HASH_BYTES, MOST_BYTES)
                        .map(hash -> new ForeignHash(scheme, salt, hash)));
    }

    @Override
    public byte[] work(Password password, byte[] salt, int hashBytes) {
        byte[] hash = new byte[hashBytes];
        var generator = new Argon2BytesGenerator();
        generator.init(parameters(salt));
        generator.generateBytes(password.reveal().getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    /** The pool clears what it gets back; it is let go, since imported hashes become fewer by the day. */
    private Argon2Parameters parameters(byte[] salt) {
        return new Argon2Parameters.Builder(type.number)
                .withVersion(Argon2id.VERSION)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .withBlockPool(new FixedBlockPool(memoryKib + 4))
                .build();
    }

    @Override
    public int hashBytes() {
        return Argon2id.HASH_BYTES;
    }

    @Override
    public long memoryBytes() {
        return (long) memoryKib << 10;
    }

    @Override
    public void requireBounds() {
        ForeignScheme.require("The lanes of Argon2", lanes, 1, MOST_LANES);
        ForeignScheme.require(
                "The memory of Argon2 in KiB", memoryKib, (long) LEAST_KIB_PER_LANE * lanes, MOST_MEMORY_KIB);
        ForeignScheme.require("The passes of Argon2 over so much memory", passes, 1, MOST_WORK / memoryKib);
    }

    @Override
    public String toString() {
        return "ForeignFormat." + type + "(" + memoryKib + ", " + passes + ", " + lanes + ")";
    }
}
