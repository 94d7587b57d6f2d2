package org.symbolon.password;

import org.symbolon.account.Password;

/** An algorithm of another system at one exact cost. Equal ones cost the same. Its text is how to accept it. */
sealed interface ForeignScheme permits Bcrypt, ForeignArgon2, SpringScrypt, DjangoPbkdf2, SpringPbkdf2 {
    /** Whether every byte of the password counts. */
    default boolean takesAllOf(Password password) {
        return true;
    }

    /**
     * Pays the price once.
     *
     * @param password neither empty nor with a NUL, and one of which it takes all
     */
    byte[] work(Password password, byte[] salt, int hashBytes);

    /** How long the hash of a decoy is. */
    int hashBytes();

    /** How much memory the work takes while it lasts, a few kilobytes aside. */
    default long memoryBytes() {
        return 0;
    }

    /** Refuses what is no such algorithm, or would cost far more than a hash of ours. */
    void requireBounds();

    /**
     * Refuses a parameter that is out of bounds.
     *
     * @throws IllegalArgumentException which names bounds and value
     */
    static void require(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + ": " + least + " to " + most + ", not " + value);
        }
    }
}
