package org.symbolon.store;

import java.util.Optional;
import org.symbolon.account.AccountId;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.PasswordHash;

/** Accounts, unique by id and by the canonical form of their address. */
public interface AccountStore {
    /** Adds the account unless its id or address is taken; the next verb works either way. */
    boolean insert(AccountRecord account);

    Optional<AccountRecord> find(AccountId id);

    Optional<AccountRecord> find(EmailAddress address);

    /** Replaces the hash and raises the version, where the version is still the one named. */
    boolean changePassword(AccountId id, long version, PasswordHash hash);

    /** Raises the version, which ends every session and device token of the account; false where there is none. */
    boolean raiseVersion(AccountId id);
}
