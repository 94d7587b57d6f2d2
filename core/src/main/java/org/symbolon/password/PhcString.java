package org.symbolon.password;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.symbolon.account.PasswordHash;

/**
 * A hash of ours as text, in the one spelling that it has: {@code $argon2id$v=19$m=19456,t=2,p=1,keyid=<key's
 * name>$<salt>$<hash>}, each of the three in base64 without padding.
 */
final class PhcString {
    private static final String HEAD = "$argon2id$v=" + Argon2id.VERSION + "$m=" + Argon2id.MEMORY_KIB + ",t="
            + Argon2id.PASSES + ",p=" + Argon2id.LANES + ",keyid=";
    private static final int LONGEST_KEY_NAME = 32;
    private static final int LONGEST = HEAD.length()
            + base64Length(LONGEST_KEY_NAME)
            + "$".length()
            + base64Length(Argon2id.SALT_BYTES)
            + "$".length()
            + base64Length(Argon2id.HASH_BYTES);

    private final String keyName;
    private final byte[] salt;
    private final byte[] hash;

    PhcString(String keyName, byte[] salt, byte[] hash) {
        this.keyName = keyName;
        this.salt = salt;
        this.hash = hash;
    }

    /** One that no password is behind. */
    static PhcString decoy(String keyName, SecureRandom random) {
        return new PhcString(keyName, draw(random, Argon2id.SALT_BYTES), draw(random, Argon2id.HASH_BYTES));
    }

    static byte[] draw(SecureRandom random, int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return drawn;
    }

    /** Reads what was kept; empty unless it is exactly what {@link #print} would give. Its length bounds the cost. */
    static Optional<PhcString> read(PasswordHash kept) {
        var text = kept.reveal();
        if (text.length() > LONGEST || !text.startsWith(HEAD)) {
            return Optional.empty();
        }
        try {
            return decode(text.substring(HEAD.length()).split("\\$", -1))
                    .filter(read -> read.text().equals(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Optional<PhcString> decode(String[] fields) {
        if (fields.length != 3) {
            return Optional.empty();
        }
        var decoder = Base64.getDecoder();
        var read = new PhcString(
                new String(decoder.decode(fields[0]), StandardCharsets.UTF_8),
                decoder.decode(fields[1]),
                decoder.decode(fields[2]));
        return Optional.of(read).filter(PhcString::hasOurSizes);
    }

    private boolean hasOurSizes() {
        return salt.length == Argon2id.SALT_BYTES && hash.length == Argon2id.HASH_BYTES;
    }

    PasswordHash print() {
        return PasswordHash.of(text());
    }

    private String text() {
        return HEAD + base64(keyName.getBytes(StandardCharsets.UTF_8)) + "$" + base64(salt) + "$" + base64(hash);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    private static int base64Length(int bytes) {
        return (bytes * 8 + 5) / 6;
    }

    String keyName() {
        return keyName;
    }

    byte[] salt() {
        return salt;
    }

    byte[] hash() {
        return hash;
    }

    @Override
    public String toString() {
        return "PhcString[hidden]";
    }
}
