package org.symbolon.store;

import java.util.Map;
import java.util.Optional;
import org.symbolon.account.AccountId;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.PasswordHash;

/** Accounts, unique by id and by the canonical form of their address. */
public interface AccountStore {
    /**
     * Adds the account unless its id or address is taken; the next verb works either way.
     *
     * @param profile for the host's own row, where the store lets the host write one in the same transaction; the
     *     account never holds it
     */
    boolean insert(AccountRecord account, Map<String, String> profile);

    /** The account of that id. */
    Optional<AccountRecord> find(AccountId id);

    /** The account of that address, however it is spelt. */
    Optional<AccountRecord> find(EmailAddress address);

    /** Replaces the hash and raises the version, where the version is still the one named. */
    boolean changePassword(AccountId id, long version, PasswordHash hash);

    /**
     * Replaces a hash by a better one of the same password, where version and hash are still those that were verified.
     * The version stays: nobody is signed out by it.
     */
    boolean upgradeHash(AccountId id, long version, PasswordHash verified, PasswordHash better);

    /** How many accounts have a hash under the key ({@link PasswordHash#keyName()}). */
    long countUnder(String keyName);

    /** Raises the version, which ends every session and device token of the account; false where there is none. */
    boolean raiseVersion(AccountId id);

    /**
     * Lets nobody sign in to the account, and raises the version, which ends every session and device token of it;
     * false where there is none, or it is suspended already.
     */
    boolean suspend(AccountId id);

    /** Lets the owner of a suspended account sign in again, by the password of before; false where it is not. */
    boolean reinstate(AccountId id);

    /**
     * Removes the account, where the version is still the one named, and its sessions with it; its address is free from
     * then on. Flows about it are dead, and they and its mails are for {@code deleteTo} to remove; what was consented
     * stays, as the proof that it was said.
     *
     * <p>Where the store lets the host keep rows of its own, the host removes its row first, in the same transaction.
     */
    boolean delete(AccountId id, long version);
}
