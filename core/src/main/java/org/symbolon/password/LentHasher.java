package org.symbolon.password;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.Password;
import org.symbolon.account.PasswordHash;

/** A hasher that works until it is taken back. Taking it back waits for the hash that is being made. */
final class LentHasher implements PasswordHasher {
    private @Nullable PasswordHasher owned;

    LentHasher(PasswordHasher owned) {
        this.owned = owned;
    }

    @Override
    public synchronized PasswordHash hash(Password password) {
        return owned().hash(password);
    }

    @Override
    public synchronized boolean verify(Password password, PasswordHash hash) {
        return owned().verify(password, hash);
    }

    @Override
    public synchronized void verifyDecoy(Password password) {
        owned().verifyDecoy(password);
    }

    @Override
    public synchronized boolean isOutdated(PasswordHash hash) {
        return owned().isOutdated(hash);
    }

    synchronized PasswordHasher owned() {
        if (owned == null) {
            throw new IllegalStateException("The permit is closed; enter the gate again before hashing");
        }
        return owned;
    }

    /** The hasher, to the first who asks. */
    synchronized Optional<PasswordHasher> takeBack() {
        var taken = Optional.ofNullable(owned);
        owned = null;
        return taken;
    }
}
