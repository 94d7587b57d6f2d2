package org.symbolon.store.memory;

import java.util.Map;
import java.util.Optional;
import org.symbolon.account.AccountId;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.PasswordHash;
import org.symbolon.store.AccountRecord;
import org.symbolon.store.AccountStore;

final class MemoryAccounts implements AccountStore {
    private final Table<AccountId, AccountRecord> rows;
    private final Table<EmailAddress, AccountId> byAddress;

    MemoryAccounts(Journal journal) {
        rows = new Table<>(journal);
        byAddress = new Table<>(journal);
    }

    @Override
    public boolean insert(AccountRecord account, Map<String, String> profile) {
        return find(account.id()).isEmpty()
                && byAddress.insert(account.address(), account.id())
                && rows.insert(account.id(), account);
    }

    @Override
    public Optional<AccountRecord> find(AccountId id) {
        return rows.find(id);
    }

    @Override
    public Optional<AccountRecord> find(EmailAddress address) {
        return byAddress.find(address).flatMap(rows::find);
    }

    @Override
    public boolean changePassword(AccountId id, long version, PasswordHash hash) {
        return at(id, version).map(account -> keep(account.withPassword(hash))).isPresent();
    }

    @Override
    public boolean upgradeHash(AccountId id, long version, PasswordHash verified, PasswordHash better) {
        return at(id, version)
                .filter(account -> account.hash().reveal().equals(verified.reveal()))
                .map(account -> keep(account.withHash(better)))
                .isPresent();
    }

    @Override
    public long countUnder(String keyName) {
        return rows.all(account ->
                        account.hash().keyName().filter(keyName::equals).isPresent())
                .size();
    }

    @Override
    public boolean raiseVersion(AccountId id) {
        return rows.find(id).map(account -> keep(account.withVersionRaised())).isPresent();
    }

    private Optional<AccountRecord> at(AccountId id, long version) {
        return rows.find(id).filter(account -> account.version() == version);
    }

    private AccountRecord keep(AccountRecord changed) {
        rows.put(changed.id(), changed);
        return changed;
    }
}
