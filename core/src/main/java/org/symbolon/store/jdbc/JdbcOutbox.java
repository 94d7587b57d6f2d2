package org.symbolon.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.HandleDigest;
import org.symbolon.account.Purpose;
import org.symbolon.store.AbandonedMail;
import org.symbolon.store.MailId;
import org.symbolon.store.MailKind;
import org.symbolon.store.OutboxMail;
import org.symbolon.store.OutboxMail.Reference;
import org.symbolon.store.OutboxStatus;
import org.symbolon.store.OutboxStore;

/** The outbox, from which a mail is leased by a lock that nobody waits for. */
final class JdbcOutbox implements OutboxStore {
    private static final String COLUMNS = """
            id, kind, address, locale, flow, purpose, sequence, key_name, last_of_budget, attempts, perhaps_sent,
            created_at, due_at, expires_at""";

    private static final Rows<OutboxMail> ROWS = new Rows<>(
            "symbolon_outbox",
            "id",
            COLUMNS,
            JdbcOutbox::read,
            mail -> mail.id().value());

    private final Sql sql;
    private final Dialect dialect;

    JdbcOutbox(Sql sql, Dialect dialect) {
        this.sql = sql;
        this.dialect = dialect;
    }

    private static OutboxMail read(ResultSet row) throws SQLException {
        return new OutboxMail(
                new MailId(row.getString("id")),
                MailKind.valueOf(row.getString("kind")),
                Columns.recipient(row),
                reference(row),
                row.getString("key_name"),
                row.getBoolean("last_of_budget"),
                row.getInt("attempts"),
                row.getBoolean("perhaps_sent"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "due_at"),
                Columns.instant(row, "expires_at"));
    }

    private static @Nullable Reference reference(ResultSet row) throws SQLException {
        var flow = row.getString("flow");
        return flow == null
                ? null
                : new Reference(
                        new HandleDigest(flow), Purpose.valueOf(row.getString("purpose")), row.getInt("sequence"));
    }

    @Override
    public void insert(OutboxMail mail) {
        var about = mail.about();
        var insert = Clause.of(
                "INSERT INTO symbolon_outbox (" + COLUMNS
                        + ", ends_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                mail.id().value(),
                mail.kind(),
                mail.recipient().address().text(),
                mail.recipient().locale().toLanguageTag(),
                about == null ? null : about.flow().value(),
                about == null ? null : about.purpose(),
                about == null ? null : about.sequence(),
                mail.keyName(),
                mail.lastOfBudget(),
                mail.attempts(),
                mail.perhapsSent(),
                mail.createdAt(),
                mail.dueAt(),
                mail.expiresAt(),
                mail.expiresAt());
        if (!sql.insertsUnlessTaken(insert)) {
            throw new IllegalStateException("There already is a mail " + mail.id());
        }
    }

    @Override
    public Optional<OutboxMail> lease(Set<String> keys, Instant now, Instant until) {
        var condition = Clause.of("abandoned_at IS NULL AND due_at <= ? AND key_name IN ", now)
                .and(Clause.anyOf(keys))
                .and(" ORDER BY due_at");
        var change = Clause.of("attempts = attempts + 1, due_at = ?", until);
        return dialect.changeFirst(sql, ROWS, condition, change).map(mail -> mail.attempted(until));
    }

    @Override
    public boolean remove(MailId id, int attempt) {
        return sql.changes(Clause.of("DELETE FROM symbolon_outbox WHERE ").and(held(id, attempt)));
    }

    @Override
    public boolean postpone(MailId id, int attempt, Instant dueAt) {
        return settle(Clause.of("due_at = ?", dueAt), id, attempt);
    }

    @Override
    public boolean doubt(MailId id, int attempt, Instant dueAt) {
        return settle(Clause.of("due_at = ?, perhaps_sent = TRUE", dueAt), id, attempt);
    }

    @Override
    public boolean abandon(MailId id, int attempt, Instant now) {
        return settle(Clause.of("abandoned_at = ?, ends_at = LEAST(?, expires_at)", now, now), id, attempt);
    }

    private boolean settle(Clause change, MailId id, int attempt) {
        return sql.changes(Clause.of("UPDATE symbolon_outbox SET ")
                .and(change)
                .and(" WHERE ")
                .and(held(id, attempt)));
    }

    private static Clause held(MailId id, int attempt) {
        return Clause.of("id = ? AND attempts = ? AND abandoned_at IS NULL", id.value(), attempt);
    }

    @Override
    public int deleteTo(EmailAddress address) {
        return sql.change(Clause.of("DELETE FROM symbolon_outbox WHERE address = ?", address.text()));
    }

    @Override
    public OutboxStatus status() {
        var query = Clause.of("""
                SELECT pending, oldest, abandoned FROM
                    (SELECT COUNT(*) AS pending, MIN(created_at) AS oldest FROM symbolon_outbox
                        WHERE abandoned_at IS NULL) AS waiting,
                    (SELECT COUNT(*) AS abandoned FROM symbolon_outbox WHERE abandoned_at IS NOT NULL) AS given_up""");
        return sql.find(
                        query,
                        row -> new OutboxStatus(
                                row.getLong("pending"), Columns.instantOrNull(row, "oldest"), row.getLong("abandoned")))
                .orElseThrow();
    }

    @Override
    public List<AbandonedMail> abandoned(int limit) {
        var query = Clause.of(
                "SELECT " + COLUMNS + ", abandoned_at FROM symbolon_outbox"
                        + " WHERE abandoned_at IS NOT NULL ORDER BY abandoned_at LIMIT ?",
                limit);
        return sql.list(query, row -> new AbandonedMail(read(row), Columns.instant(row, "abandoned_at")));
    }

    @Override
    public int purge(Instant endedBefore, int limit) {
        return sql.change(dialect.deleteLess("symbolon_outbox", "id", "ends_at", endedBefore.toEpochMilli(), limit));
    }
}
