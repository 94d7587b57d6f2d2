package org.symbolon.store.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.symbolon.account.AccountId;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.PasswordHash;
import org.symbolon.account.SessionId;
import org.symbolon.store.AccountRecord;
import org.symbolon.store.AccountStore;
import org.symbolon.store.SessionRecord;

final class MemoryAccounts implements AccountStore {
    private final Table<AccountId, AccountRecord> rows;
    private final Table<EmailAddress, AccountId> byAddress;
    private final Table<SessionId, SessionRecord> sessions;

    MemoryAccounts(Journal journal, Table<SessionId, SessionRecord> sessions) {
        this.rows = new Table<>(journal);
        this.byAddress = new Table<>(journal);
        this.sessions = sessions;
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

    @Override
    public boolean suspend(AccountId id) {
        return change(id, false, account -> account.withSuspended(true).withVersionRaised());
    }

    @Override
    public boolean reinstate(AccountId id) {
        return change(id, true, account -> account.withSuspended(false));
    }

    private boolean change(AccountId id, boolean suspended, UnaryOperator<AccountRecord> change) {
        return rows.find(id)
                .filter(account -> account.suspended() == suspended)
                .map(account -> keep(change.apply(account)))
                .isPresent();
    }

    @Override
    public boolean delete(AccountId id, long version) {
        var account = at(id, version);
        account.ifPresent(gone -> {
            byAddress.remove(gone.address());
            sessions.removeAll(session -> session.account().equals(id), Integer.MAX_VALUE);
            rows.remove(id);
        });
        return account.isPresent();
    }

    List<AccountRecord> all() {
        return rows.all(account -> true);
    }

    private Optional<AccountRecord> at(AccountId id, long version) {
        return rows.find(id).filter(account -> account.version() == version);
    }

    private AccountRecord keep(AccountRecord changed) {
        rows.put(changed.id(), changed);
        return changed;
    }
}
