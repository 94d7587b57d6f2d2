package org.symbolon.architecture.planted.randomness.account;

import java.util.UUID;

record AccountId(UUID value) {
    static AccountId random() {
        return new AccountId(UUID.randomUUID());
    }
}
