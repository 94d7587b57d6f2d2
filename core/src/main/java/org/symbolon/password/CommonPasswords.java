package org.symbolon.password;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Objects;

/**
 * A list of what many people choose as a password, in a form that nobody can read. Immutable; takes eight bytes an
 * entry whatever is looked up, and about a microsecond to look something up.
 *
 * <p>An entry is 48 bits of SHA-256, so a text that is on no list is taken for one once in some thousand million times.
 * Each list is a resource beside this class, read when it is first asked for; {@code common-passwords.NOTICE.txt} says
 * where the lists come from and how they are made.
 */
final class CommonPasswords {
    /** The most code points of an entry. */
    static final int LONGEST = 64;

    private static final int DROPPED_BITS = Long.SIZE - 48;

    private final long[] fingerprints;

    private CommonPasswords(long[] fingerprints) {
        this.fingerprints = fingerprints;
    }

    /** What common passwords are without the digits and symbols around them, from four code points on. */
    static CommonPasswords words() {
        return Words.LIST;
    }

    /** Whole common passwords of fifteen code points and more, without their white space. */
    static CommonPasswords phrases() {
        return Phrases.LIST;
    }

    private static final class Words {
        static final CommonPasswords LIST = read("common-words.txt");
    }

    private static final class Phrases {
        static final CommonPasswords LIST = read("common-phrases.txt");
    }

    /** Whether a text is on the list. Case has to be folded already. */
    boolean contains(String caseless) {
        return CodePoints.count(caseless) <= LONGEST && Arrays.binarySearch(fingerprints, fingerprint(caseless)) >= 0;
    }

    int size() {
        return fingerprints.length;
    }

    static long fingerprint(String text) {
        var digest = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(digest).getLong() >>> DROPPED_BITS;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }

    /**
     * A line says in hexadecimal how much greater its fingerprint is than the one before, which saves a fifth of their
     * weight in the jar.
     */
    private static CommonPasswords read(String name) {
        var resource = Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(name), name);
        try (var reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.US_ASCII))) {
            var fingerprints = reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .mapToLong(line -> Long.parseLong(line, 16))
                    .toArray();
            for (int i = 1; i < fingerprints.length; i++) {
                fingerprints[i] += fingerprints[i - 1];
            }
            return new CommonPasswords(fingerprints);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
