package org.symbolon.account;

import java.time.Instant;
import java.util.Objects;

/**
 * Somebody who proved an address. There is no pending or unverified account: whoever sees one of these sees a proof.
 *
 * @param address where mail about this account goes
 * @param createdAt when the address was proven
 */
public record Account(AccountId id, EmailAddress address, Instant createdAt) {
    public Account {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(createdAt, "createdAt");
    }
}
