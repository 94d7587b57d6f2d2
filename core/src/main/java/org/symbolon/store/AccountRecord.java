package org.symbolon.store;

import java.time.Instant;
import java.util.Locale;
import org.symbolon.account.Account;
import org.symbolon.account.AccountId;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.PasswordHash;

/**
 * What is kept of an account.
 *
 * @param version the credential version: raised by every change of the password, by signing out everywhere and by
 *     suspension; what was made under an older one is dead
 * @param locale in which its owner reads mail
 */
public record AccountRecord(
        AccountId id,
        EmailAddress address,
        PasswordHash hash,
        long version,
        boolean suspended,
        Locale locale,
        Instant createdAt) {
    public Account account() {
        return new Account(id, address, createdAt);
    }
}
