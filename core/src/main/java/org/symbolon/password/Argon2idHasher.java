package org.symbolon.password;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Objects;
import org.symbolon.account.Password;
import org.symbolon.account.PasswordHash;
import org.symbolon.key.KeyRing;
import org.symbolon.key.KeyUse;

/**
 * Argon2id (RFC 9106) keyed with a pepper, so that a stolen database alone cannot be guessed against. Takes 19 MiB at
 * its first hash and keeps them; nothing of a password stays in them.
 *
 * <p>Version 19, 19,456 KiB, two passes, one lane, 16 bytes of salt, 32 of hash over the password's UTF-8; the pepper
 * is Argon2's secret. Kept as {@code $argon2id$v=19$m=19456,t=2,p=1,keyid=<name>$<salt>$<hash>}, the name of the key,
 * salt and hash in base64 without padding. An older key of the ring still checks what it made.
 */
public final class Argon2idHasher implements PasswordHasher {
    private final KeyRing keys;
    private final SecureRandom random;
    private final PhcString decoy;
    private final Argon2id argon2id = new Argon2id();

    /** A hasher for one thread at a time. Makes hashes under the ring's newest key and checks those under any of it. */
    public Argon2idHasher(KeyRing keys, SecureRandom random) {
        this.keys = Objects.requireNonNull(keys, "keys");
        this.random = Objects.requireNonNull(random, "random");
        this.decoy = PhcString.decoy(keys.newest().name(), random);
    }

    /** Random text shaped exactly like a hash of ours, at no hashing cost: for a flow that can never succeed. */
    public static PasswordHash decoyHash(KeyRing keys, SecureRandom random) {
        return PhcString.decoy(keys.newest().name(), random).print();
    }

    @Override
    public PasswordHash hash(Password password) {
        var keyName = keys.newest().name();
        byte[] salt = PhcString.draw(random, Argon2id.SALT_BYTES);
        return new PhcString(keyName, salt, work(password, salt, keyName)).print();
    }

    @Override
    public boolean verify(Password password, PasswordHash hash) {
        var known =
                PhcString.read(hash).filter(read -> keys.find(read.keyName()).isPresent());
        boolean fits = fits(password, known.orElse(decoy));
        return fits && known.isPresent();
    }

    @Override
    public void verifyDecoy(Password password) {
        fits(password, decoy);
    }

    /** A key that is only announced, and newest elsewhere, is as good as ours: nodes undo no upgrade of each other. */
    @Override
    public boolean isOutdated(PasswordHash hash) {
        return PhcString.read(hash)
                .filter(read -> !keys.isOlder(read.keyName()))
                .isEmpty();
    }

    private boolean fits(Password password, PhcString kept) {
        return MessageDigest.isEqual(work(password, kept.salt(), kept.keyName()), kept.hash());
    }

    private byte[] work(Password password, byte[] salt, String keyName) {
        return argon2id.hash(password, salt, keys.require(keyName).subKey(KeyUse.PEPPER));
    }

    /** For tests: what does the work, and counts it. */
    Argon2id argon2id() {
        return argon2id;
    }

    @Override
    public String toString() {
        return "Argon2idHasher[" + keys + "]";
    }
}
