package org.symbolon.limit;

import java.time.Instant;
import java.util.List;
import org.symbolon.account.SessionId;
import org.symbolon.key.KeyRing;
import org.symbolon.policy.Policy;
import org.symbolon.store.Charge;
import org.symbolon.store.LedgerStore;
import org.symbolon.store.StoreUnit;

/**
 * How often the current password may be guessed in one session, so that a stolen token is no place to guess at. No
 * success gives anything back; none is free again before the session ends.
 */
public final class SessionLedger {
    private final KeyRing keys;

    public SessionLedger(KeyRing keys) {
        this.keys = keys;
    }

    /** Charges one guess to the session: granted five times, and none is left where the next is not granted at once. */
    public LedgerStore.Receipt chargeGuess(StoreUnit unit, SessionId session, Instant now) {
        var bucket = Buckets.name(keys, "current-password", session.value());
        var guess = new Charge(bucket, Policy.CURRENT_PASSWORD_ATTEMPTS, Policy.SESSION_LIFE);
        return unit.ledger().charge(List.of(guess), now);
    }
}
