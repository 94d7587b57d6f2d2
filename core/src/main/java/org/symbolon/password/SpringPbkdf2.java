package org.symbolon.password;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.symbolon.account.Password;

/**
 * PBKDF2 as Spring Security presets it, without a secret: salt and hash in one hexadecimal text that tells neither
 * algorithm nor cost, so that the prefix has to.
 */
enum SpringPbkdf2 implements ForeignScheme {
    BEFORE_58("{pbkdf2}", "springPbkdf2()", Pbkdf2.SHA1, 185_000, 8),
    SINCE_58("{pbkdf2@SpringSecurity_v5_8}", "springPbkdf2Since58()", Pbkdf2.SHA256, 310_000, 16);

    private static final int HASH_BYTES = 32;
    private static final Pattern FORM = Pattern.compile("(\\{[A-Za-z0-9@_]+})([0-9a-f]+)");

    private final String prefix;
    private final String factory;
    private final Pbkdf2 pbkdf2;
    private final int iterations;
    private final int saltBytes;

    SpringPbkdf2(String prefix, String factory, Pbkdf2 pbkdf2, int iterations, int saltBytes) {
        this.prefix = prefix;
        this.factory = factory;
        this.pbkdf2 = pbkdf2;
        this.iterations = iterations;
        this.saltBytes = saltBytes;
    }

    static Optional<ForeignHash> read(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        return Arrays.stream(values())
                .filter(preset -> preset.prefix.equals(form.group(1)))
                .flatMap(preset -> preset.readHex(form.group(2)).stream())
                .findFirst();
    }

    private Optional<ForeignHash> readHex(String digits) {
        if (digits.length() != 2 * (saltBytes + HASH_BYTES)) {
            return Optional.empty();
        }
        byte[] both = HexFormat.of().parseHex(digits);
        return Optional.of(new ForeignHash(
                this, Arrays.copyOf(both, saltBytes), Arrays.copyOfRange(both, saltBytes, both.length)));
    }

    @Override
    public byte[] work(Password password, byte[] salt, int hashBytes) {
        return pbkdf2.work(password, salt, iterations, hashBytes);
    }

    @Override
    public int hashBytes() {
        return HASH_BYTES;
    }

    /** Spring fixed them. */
    @Override
    public void requireBounds() {}

    @Override
    public String toString() {
        return "ForeignFormat." + factory;
    }
}
