package org.symbolon.account;

import java.time.Instant;
import java.util.Objects;

/**
 * Somebody whose address was proven, or vouched for by the operator who admitted the account. There is no pending or
 * unverified account.
 *
 * @param address where mail about this account goes
 * @param createdAt when the address was proven, or the account admitted
 * @param suspended whether the operator lets nobody sign in
 */
public record Account(AccountId id, EmailAddress address, Instant createdAt, boolean suspended) {
    public Account {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(createdAt, "createdAt");
    }
}
