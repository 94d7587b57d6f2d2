package org.symbolon.password;

import org.symbolon.account.Password;
import org.symbolon.account.PasswordHash;

/**
 * Makes and checks what is kept of a password. Owns the memory that this takes, so one serves one thread at a time: an
 * {@link AdmissionGate} hands them out.
 */
public interface PasswordHasher {
    /** A new hash with a salt of its own, under the newest key. */
    PasswordHash hash(Password password);

    /**
     * Whether the hash was made of this password. Costs one hash of ours whatever the answer; never throws for the
     * hash.
     *
     * @return false also where the hash is not of ours, malformed, of another cost, or under a key that was not given
     */
    boolean verify(Password password, PasswordHash hash);

    /** Costs what {@link #verify} does and answers nothing: for an account that does not exist. */
    void verifyDecoy(Password password);
}
