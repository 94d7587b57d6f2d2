package org.symbolon.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.AccountId;
import org.symbolon.account.Consent;
import org.symbolon.store.AccountRecord;
import org.symbolon.store.ConsentRecord;
import org.symbolon.store.ConsentStore;

/** Consents, in the order in which they were appended. */
final class JdbcConsents implements ConsentStore {
    private static final String OF_ACCOUNT = """
            SELECT account_id, given, wording, said_at, network, user_agent
            FROM symbolon_consent WHERE account_id = ? ORDER BY number""";

    private static final String LAST_WORD_IS_YES = """
             FROM symbolon_consent said JOIN symbolon_account ON id = said.account_id
            WHERE given AND NOT suspended AND said.number >= (
                SELECT MAX(number) FROM symbolon_consent WHERE account_id = said.account_id)""";

    private final Sql sql;

    JdbcConsents(Sql sql) {
        this.sql = sql;
    }

    private static ConsentRecord read(ResultSet row) throws SQLException {
        var consent = new Consent(row.getBoolean("given"), row.getString("wording"), Columns.instant(row, "said_at"));
        return new ConsentRecord(
                Columns.accountId(row, "account_id"), consent, row.getString("network"), row.getString("user_agent"));
    }

    @Override
    public boolean append(ConsentRecord entry) {
        return sql.changes(Clause.of(
                """
                INSERT INTO symbolon_consent (account_id, given, wording, said_at, network, user_agent)
                SELECT id, ?, ?, ?, ?, ? FROM symbolon_account WHERE id = ?""",
                entry.consent().given(),
                entry.consent().wording(),
                entry.consent().at(),
                entry.network(),
                entry.userAgent(),
                entry.account()));
    }

    @Override
    public Optional<ConsentRecord> latest(AccountId account) {
        return sql.find(Clause.of(OF_ACCOUNT + " DESC LIMIT 1", account), JdbcConsents::read);
    }

    @Override
    public List<ConsentRecord> history(AccountId account) {
        return sql.list(Clause.of(OF_ACCOUNT, account), JdbcConsents::read);
    }

    /**
     * PostgreSQL would make a join of a {@code NOT EXISTS}, which reads the journal from its beginning for each page;
     * of {@code =} the maximum it would expect one row, and read all to find it.
     */
    @Override
    public List<AccountRecord> subscribers(@Nullable AccountId after, int limit) {
        var rows = JdbcAccounts.ROWS;
        var next = after == null ? Clause.of("") : Clause.of(" AND said.account_id > ?", after);
        var said = Clause.of("SELECT " + rows.columns() + LAST_WORD_IS_YES);
        return sql.list(said.and(next).and(" ORDER BY said.account_id LIMIT ?", limit), rows.reader());
    }
}
