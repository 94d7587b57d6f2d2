package org.symbolon.store.memory;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
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
        return change(at(id, version), account -> account.withPassword(hash));
    }

    @Override
    public boolean upgradeHash(AccountId id, long version, PasswordHash verified, PasswordHash better) {
        return change(
                at(id, version).filter(account -> account.hash().reveal().equals(verified.reveal())),
                account -> account.withHash(better));
    }

    @Override
    public long countUnder(String keyName) {
        return rows.all(account ->
                        account.hash().keyName().filter(keyName::equals).isPresent())
                .size();
    }

    @Override
    public boolean raiseVersion(AccountId id) {
        return change(rows.find(id), AccountRecord::withVersionRaised);
    }

    private Optional<AccountRecord> at(AccountId id, long version) {
        return rows.find(id).filter(account -> account.version() == version);
    }

    private boolean change(Optional<AccountRecord> account, UnaryOperator<AccountRecord> change) {
        account.ifPresent(found -> rows.put(found.id(), change.apply(found)));
        return account.isPresent();
    }
}
