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
    private static final long FIRST_VERSION = 1;

    /** An account as it begins. */
    public static AccountRecord opened(AccountId id, Recipient owner, PasswordHash hash, Instant now) {
        return new AccountRecord(id, owner.address(), hash, FIRST_VERSION, false, owner.locale(), now);
    }

    /** This account with another password, under which nothing of before is alive. */
    public AccountRecord withPassword(PasswordHash another) {
        return new AccountRecord(id, address, another, version + 1, suspended, locale, createdAt);
    }

    /** This account with another hash of the same password. */
    public AccountRecord withHash(PasswordHash better) {
        return new AccountRecord(id, address, better, version, suspended, locale, createdAt);
    }

    /** This account, in or out of use. */
    public AccountRecord withSuspended(boolean value) {
        return new AccountRecord(id, address, hash, version, value, locale, createdAt);
    }

    /** This account, nothing of which is signed in any more. */
    public AccountRecord withVersionRaised() {
        return withPassword(hash);
    }

    public Account account() {
        return new Account(id, address, createdAt, suspended);
    }
}
