package org.symbolon.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.symbolon.account.AccountId;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.PasswordHash;
import org.symbolon.store.AccountRecord;
import org.symbolon.store.AccountStore;

/** Accounts, of which the host may keep rows of its own. */
final class JdbcAccounts implements AccountStore {
    static final Rows<AccountRecord> ROWS = new Rows<>(
            "symbolon_account",
            "id",
            "id, address, hash, version, suspended, locale, created_at",
            JdbcAccounts::read,
            AccountRecord::id);

    private final Sql sql;
    private final Hooks hooks;

    JdbcAccounts(Sql sql, Hooks hooks) {
        this.sql = sql;
        this.hooks = hooks;
    }

    private static AccountRecord read(ResultSet row) throws SQLException {
        return new AccountRecord(
                Columns.accountId(row, "id"),
                Columns.address(row),
                PasswordHash.of(row.getString("hash")),
                row.getLong("version"),
                row.getBoolean("suspended"),
                Columns.locale(row),
                Columns.instant(row, "created_at"));
    }

    @Override
    public boolean insert(AccountRecord account, Map<String, String> profile) {
        var insert = Clause.of(
                """
                INSERT INTO symbolon_account
                    (id, address, canonical, hash, key_name, version, suspended, locale, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                account.id(),
                account.address().text(),
                account.address().canonical(),
                account.hash().reveal(),
                account.hash().keyName().orElse(null),
                account.version(),
                account.suspended(),
                account.locale().toLanguageTag(),
                account.createdAt());
        boolean inserted = sql.insertsUnlessTaken(insert);
        if (inserted) {
            hooks.created(sql, account.account(), profile);
        }
        return inserted;
    }

    @Override
    public Optional<AccountRecord> find(AccountId id) {
        return sql.find(ROWS.where(Clause.of("id = ?", id)), ROWS.reader());
    }

    @Override
    public Optional<AccountRecord> find(EmailAddress address) {
        return sql.find(ROWS.where(Clause.of("canonical = ?", address.canonical())), ROWS.reader());
    }

    @Override
    public boolean changePassword(AccountId id, long version, PasswordHash hash) {
        return sql.changes(Clause.of("""
                UPDATE symbolon_account SET hash = ?, key_name = ?, version = version + 1
                WHERE id = ? AND version = ?""", hash.reveal(), hash.keyName().orElse(null), id, version));
    }

    @Override
    public boolean upgradeHash(AccountId id, long version, PasswordHash verified, PasswordHash better) {
        return sql.changes(
                Clause.of("""
                UPDATE symbolon_account SET hash = ?, key_name = ?
                WHERE id = ? AND version = ? AND hash = ?""", better.reveal(), better.keyName().orElse(null), id, version, verified.reveal()));
    }

    @Override
    public long countUnder(String keyName) {
        var count = Clause.of("SELECT COUNT(*) AS accounts FROM symbolon_account WHERE key_name = ?", keyName);
        return sql.find(count, row -> row.getLong("accounts")).orElseThrow();
    }

    @Override
    public boolean raiseVersion(AccountId id) {
        return sql.changes(Clause.of("UPDATE symbolon_account SET version = version + 1 WHERE id = ?", id));
    }

    @Override
    public boolean suspend(AccountId id) {
        return sql.changes(Clause.of("""
                UPDATE symbolon_account SET suspended = TRUE, version = version + 1
                WHERE id = ? AND NOT suspended""", id));
    }

    @Override
    public boolean reinstate(AccountId id) {
        return sql.changes(Clause.of("UPDATE symbolon_account SET suspended = FALSE WHERE id = ? AND suspended", id));
    }

    @Override
    public boolean delete(AccountId id, long version) {
        var account = sql.find(ROWS.where(Clause.of("id = ? AND version = ? FOR UPDATE", id, version)), ROWS.reader());
        account.ifPresent(found -> {
            hooks.deleted(sql, found.account());
            sql.change(Clause.of("DELETE FROM symbolon_session WHERE account_id = ?", id));
            sql.change(Clause.of("DELETE FROM symbolon_account WHERE id = ?", id));
        });
        return account.isPresent();
    }
}
