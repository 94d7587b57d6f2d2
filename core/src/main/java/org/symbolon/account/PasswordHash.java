package org.symbolon.account;

import java.util.Objects;

/**
 * What is kept of a password: a PHC string that names its algorithm, cost, salt and pepper key. It cannot be printed or
 * compared.
 */
public final class PasswordHash {
    private final String phc;

    private PasswordHash(String phc) {
        this.phc = phc;
    }

    public static PasswordHash of(String phc) {
        return new PasswordHash(Objects.requireNonNull(phc, "phc"));
    }

    /** The PHC string, for a store to write. */
    public String reveal() {
        return phc;
    }

    @Override
    public String toString() {
        return "PasswordHash[hidden]";
    }
}
