package org.symbolon.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.symbolon.account.AccountId;
import org.symbolon.account.SessionId;
import org.symbolon.store.SessionRecord;
import org.symbolon.store.SessionStore;

/** Sessions, whose life is looked up together with their account's version. */
class JdbcSessions implements SessionStore {
    static final Rows<SessionRecord> ROWS = new Rows<>(
            "symbolon_session",
            "id",
            "id, account_id, version, generation, key_name, created_at, rotated_at, idle_at, expires_at, user_agent",
            JdbcSessions::read,
            session -> session.id().value());

    private static final String OF_VERSION =
            " AND EXISTS (SELECT 1 FROM symbolon_account a WHERE a.id = account_id AND a.version = symbolon_session.version";

    private final Sql sql;
    private final Dialect dialect;

    JdbcSessions(Sql sql, Dialect dialect) {
        this.sql = sql;
        this.dialect = dialect;
    }

    static SessionRecord read(ResultSet row) throws SQLException {
        return new SessionRecord(
                new SessionId(row.getString("id")),
                Columns.accountId(row, "account_id"),
                row.getLong("version"),
                row.getInt("generation"),
                row.getString("key_name"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "rotated_at"),
                Columns.instant(row, "idle_at"),
                Columns.instant(row, "expires_at"),
                row.getString("user_agent"));
    }

    @Override
    public boolean insert(SessionRecord session) {
        return sql.insertsUnlessTaken(Clause.of(
                """
                INSERT INTO symbolon_session (id, account_id, version, generation, key_name,
                    created_at, rotated_at, idle_at, expires_at, ends_at, user_agent)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                session.id().value(),
                session.account(),
                session.version(),
                session.generation(),
                session.keyName(),
                session.createdAt(),
                session.rotatedAt(),
                session.idleAt(),
                session.expiresAt(),
                session.endsAt(),
                session.userAgent()));
    }

    @Override
    public Optional<SessionRecord> findLive(SessionId id, Instant now) {
        return sql.find(ROWS.where(live(id, now, "")), ROWS.reader());
    }

    /** A session that neither end of has come to, whose account has its version. */
    static Clause live(SessionId id, Instant now, String lock) {
        return Clause.of("id = ? AND ends_at > ?", id.value(), now).and(OF_VERSION + lock + ")");
    }

    @Override
    public Optional<SessionRecord> rotate(SessionId id, int generation, String keyName, Instant now, Instant idleAt) {
        var condition = live(id, now, dialect.forDecision()).and(" AND generation = ?", generation);
        var change = Clause.of("""
                generation = generation + 1, key_name = ?, rotated_at = ?,
                idle_at = ?, ends_at = LEAST(?, expires_at)""", keyName, now, idleAt, idleAt);
        return dialect.change(sql, ROWS, condition, change).map(session -> session.rotated(keyName, now, idleAt));
    }

    @Override
    public Optional<Replay> replay(SessionId id, int generation, Instant now, Instant replacedAfter) {
        var live = live(id, now, dialect.forDecision()).and(" FOR UPDATE");
        var session = sql.find(ROWS.where(live), ROWS.reader());
        if (session.isEmpty() || isGood(session.get(), generation, replacedAfter)) {
            return session.map(found -> new Replay(found, false));
        }
        delete(session.get().account(), id);
        return session.map(found -> new Replay(found, true));
    }

    private static boolean isGood(SessionRecord session, int generation, Instant replacedAfter) {
        boolean replaced =
                session.generation() - 1 == generation && session.rotatedAt().isAfter(replacedAfter);
        return session.generation() == generation || replaced;
    }

    @Override
    public boolean extend(SessionId id, Instant now, Instant idleAt, Duration slack) {
        return sql.changes(Clause.of(
                        "UPDATE symbolon_session SET idle_at = ?, ends_at = LEAST(?, expires_at) WHERE ",
                        idleAt,
                        idleAt)
                .and(live(id, now, ""))
                .and(" AND idle_at < ?", idleAt.minus(slack)));
    }

    @Override
    public List<SessionRecord> list(AccountId account, Instant now, int limit) {
        var condition = Clause.of("account_id = ? AND ends_at > ?", account, now)
                .and(OF_VERSION + ") ORDER BY idle_at DESC LIMIT ?", limit);
        return sql.list(ROWS.where(condition), ROWS.reader());
    }

    @Override
    public boolean delete(AccountId account, SessionId id) {
        return sql.changes(
                Clause.of("DELETE FROM symbolon_session WHERE id = ? AND account_id = ?", id.value(), account));
    }

    @Override
    public int deleteOthers(AccountId account, SessionId kept) {
        return sql.change(
                Clause.of("DELETE FROM symbolon_session WHERE account_id = ? AND id <> ?", account, kept.value()));
    }

    @Override
    public int purge(Instant endedBefore, int limit) {
        return sql.change(dialect.deleteLess("symbolon_session", "id", "ends_at", endedBefore.toEpochMilli(), limit));
    }
}
