package org.symbolon.password;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.symbolon.account.Password;
import org.symbolon.account.PasswordHash;

/** A hash that another system made, read from the one spelling that it has. */
final class ForeignHash {
    private static final int LONGEST = 512;
    private static final int DECOY_SALT_BYTES = 16;
    private static final Password STAND_IN = Password.of("stand-in");

    private final ForeignScheme scheme;
    private final byte[] salt;
    private final byte[] hash;

    ForeignHash(ForeignScheme scheme, byte[] salt, byte[] hash) {
        this.scheme = scheme;
        this.salt = salt;
        this.hash = hash;
    }

    /** One that no password is behind. */
    static ForeignHash decoy(ForeignScheme scheme, SecureRandom random) {
        return new ForeignHash(
                scheme, PhcString.draw(random, DECOY_SALT_BYTES), PhcString.draw(random, scheme.hashBytes()));
    }

    /** Reads what was kept, at whatever cost; empty where it is of no known form. Its length bounds the reading. */
    static Optional<ForeignHash> read(PasswordHash kept) {
        var text = kept.reveal();
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        return Stream.<Function<String, Optional<ForeignHash>>>of(
                        Bcrypt::read, ForeignArgon2::read, SpringScrypt::read, DjangoPbkdf2::read, SpringPbkdf2::read)
                .flatMap(reader -> reader.apply(text).stream())
                .findFirst();
    }

    /** Whether it was made of this password, all of it. Costs the same whatever the password and the answer. */
    boolean fits(Password password) {
        boolean fair = isWhole(password) && scheme.takesAllOf(password);
        byte[] made = scheme.work(fair ? password : STAND_IN, salt, hash.length);
        return MessageDigest.isEqual(made, hash) && fair;
    }

    /**
     * Whether no other password could be taken for it: of one that is too long only the beginning was kept, bcrypt ends
     * at a NUL in most systems, and HMAC, which PBKDF2 and scrypt are made of, does not see one at the end.
     */
    private static boolean isWhole(Password password) {
        return password.length() > 0
                && password.length() <= Password.LONGEST
                && password.reveal().indexOf('\0') < 0;
    }

    ForeignScheme scheme() {
        return scheme;
    }

    @Override
    public String toString() {
        return "ForeignHash[hidden]";
    }
}
