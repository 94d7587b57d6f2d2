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
     * Whether the hash was made of this password. Never throws for the hash. Where it was not, that costs one hash of
     * ours and one of each accepted foreign format, whatever was kept.
     *
     * @return false also where the hash is neither of ours nor of an accepted format and cost, is malformed, or is
     *     under a key that was not given
     */
    boolean verify(Password password, PasswordHash hash);

    /** Costs what a {@link #verify} that fails does and answers nothing: for an account that does not exist. */
    void verifyDecoy(Password password);

    /** Whether {@link #hash} would now make a better one of the same password: under the newest key, and of ours. */
    boolean isOutdated(PasswordHash hash);
}
