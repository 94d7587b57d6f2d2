package org.symbolon.password;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.SCrypt;
import org.symbolon.account.Password;

/**
 * scrypt as Spring writes it: {@code $100801$<salt>$<hash>}, where the hexadecimal digits are the logarithm of the cost
 * (10), two digits of the block size (08) and two of the parallelization (01).
 */
record SpringScrypt(int cost, int blockSize, int parallelization) implements ForeignScheme {
    private static final Pattern FORM = Pattern.compile("(?:\\{scrypt(?:@SpringSecurity_v5_8)?})?"
            + "\\$([1-9a-f]|1[0-9a-e])([0-9a-f]{2})([0-9a-f]{2})\\$([A-Za-z0-9+/=]+)\\$([A-Za-z0-9+/=]+)");
    private static final int LEAST_SALT_BYTES = 8;
    private static final int LEAST_HASH_BYTES = 16;
    private static final int MOST_BYTES = 64;
    private static final int MOST_OF_A_BYTE = 255;
    private static final long MOST_MEMORY = 64L << 20;

    /** Measured: about eight times the work of ours. */
    private static final long MOST_WORK = 1L << 20;

    private static final int HASH_BYTES = 32;

    static Optional<ForeignHash> read(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        var scheme = new SpringScrypt(1 << hex(form.group(1)), hex(form.group(2)), hex(form.group(3)));
        return StrictBase64.PADDED
                .read(form.group(4), LEAST_SALT_BYTES, MOST_BYTES)
                .flatMap(salt -> StrictBase64.PADDED
                        .read(form.group(5), LEAST_HASH_BYTES, MOST_BYTES)
                        .map(hash -> new ForeignHash(scheme, salt, hash)));
    }

    private static int hex(String digits) {
        return Integer.parseInt(digits, 16);
    }

    @Override
    public byte[] work(Password password, byte[] salt, int hashBytes) {
        byte[] text = password.reveal().getBytes(StandardCharsets.UTF_8);
        return SCrypt.generate(text, salt, cost, blockSize, parallelization, hashBytes);
    }

    @Override
    public int hashBytes() {
        return HASH_BYTES;
    }

    @Override
    public long memoryBytes() {
        return 128L * blockSize * (cost + 3L * parallelization);
    }

    @Override
    public void requireBounds() {
        ForeignScheme.require("The block size of scrypt", blockSize, 1, MOST_OF_A_BYTE);
        ForeignScheme.require("The parallelization of scrypt", parallelization, 1, MOST_OF_A_BYTE);
        ForeignScheme.require("The cost of scrypt with such blocks", cost, 2, mostCost());
        if (Integer.bitCount(cost) != 1) {
            throw new IllegalArgumentException("The cost of scrypt is a power of two, not " + cost);
        }
    }

    /** RFC 7914 wants less than 2^16 for the smallest block. */
    private long mostCost() {
        long affordable = Math.min(MOST_MEMORY / 128 / blockSize, MOST_WORK / blockSize / parallelization);
        return blockSize == 1 ? Math.min(affordable, (1 << 16) - 1) : affordable;
    }

    @Override
    public String toString() {
        return "ForeignFormat.springScrypt(" + cost + ", " + blockSize + ", " + parallelization + ")";
    }
}
