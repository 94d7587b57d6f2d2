package org.symbolon.password;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.symbolon.account.Password;

/** PBKDF2 as Django writes it: {@code pbkdf2_sha256$1000000$<salt, as it is>$<hash>}. */
record DjangoPbkdf2(Pbkdf2 pbkdf2, int iterations) implements ForeignScheme {
    private static final Pattern FORM =
            Pattern.compile("pbkdf2_sha(1|256)\\$([1-9][0-9]{0,8})\\$([!-#%-~]{1,64})\\$([A-Za-z0-9+/=]+)");
    private static final int LEAST_ITERATIONS = 1_000;
    private static final int MOST_ITERATIONS = 2_000_000;

    static Optional<ForeignHash> read(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        var pbkdf2 = form.group(1).equals("1") ? Pbkdf2.SHA1 : Pbkdf2.SHA256;
        var scheme = new DjangoPbkdf2(pbkdf2, Integer.parseInt(form.group(2)));
        byte[] salt = form.group(3).getBytes(StandardCharsets.US_ASCII);
        return StrictBase64.PADDED
                .read(form.group(4), scheme.hashBytes(), scheme.hashBytes())
                .map(hash -> new ForeignHash(scheme, salt, hash));
    }

    @Override
    public byte[] work(Password password, byte[] salt, int hashBytes) {
        return pbkdf2.work(password, salt, iterations, hashBytes);
    }

    /** As much as the digest has: one block. */
    @Override
    public int hashBytes() {
        return pbkdf2 == Pbkdf2.SHA1 ? 20 : 32;
    }

    @Override
    public void requireBounds() {
        ForeignScheme.require("The iterations of PBKDF2", iterations, LEAST_ITERATIONS, MOST_ITERATIONS);
    }

    @Override
    public String toString() {
        var name = pbkdf2 == Pbkdf2.SHA1 ? "djangoPbkdf2Sha1" : "djangoPbkdf2Sha256";
        return "ForeignFormat." + name + "(" + iterations + ")";
    }
}
