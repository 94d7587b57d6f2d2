package org.symbolon.flow;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.Password;
import org.symbolon.account.PasswordHash;
import org.symbolon.password.AdmissionGate;
import org.symbolon.password.PasswordHasher;
import org.symbolon.store.AccountRecord;

/**
 * An account whose password was given, as it was when that was verified.
 *
 * @param better a hash of the same password, where the one that was verified is outdated
 */
public record RightPassword(AccountRecord account, @Nullable PasswordHash better) {
    /**
     * Empty where the password is wrong, or nobody may sign in by it. That costs the same for every account and for
     * none: a suspended one is not even compared, since a password that fits is cheaper than one that does not.
     */
    public static Optional<RightPassword> check(
            Password password, @Nullable AccountRecord found, PasswordHasher hasher, AdmissionGate gate) {
        if (found == null || found.suspended()) {
            hasher.verifyDecoy(password);
            return Optional.empty();
        }
        return hasher.verify(password, found.hash())
                ? Optional.of(new RightPassword(found, better(password, found, hasher, gate)))
                : Optional.empty();
    }

    private static @Nullable PasswordHash better(
            Password password, AccountRecord account, PasswordHasher hasher, AdmissionGate gate) {
        return hasher.isOutdated(account.hash()) && !gate.isBusy() ? hasher.hash(password) : null;
    }

    /** Keeps the better hash, unless version or hash are no longer what was verified: a reset is never undone. */
    public void upgradeHash(Work work) {
        if (better != null) {
            work.accounts().upgradeHash(account.id(), account.version(), account.hash(), better);
        }
    }
}
