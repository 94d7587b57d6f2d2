package org.symbolon.store.jdbc;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.HandleDigest;
import org.symbolon.account.Purpose;
import org.symbolon.store.FlowRecord;
import org.symbolon.store.FlowState;
import org.symbolon.store.FlowStore;
import org.symbolon.store.Target;

/** Flows, of which one statement both decides and changes. */
final class JdbcFlows implements FlowStore {
    private static final Rows<FlowRecord> ROWS = new Rows<>(
            "symbolon_flow",
            "digest",
            FlowRow.COLUMNS,
            FlowRow::read,
            flow -> flow.digest().value());

    /** Whether the flow is about no account, or one whose credentials are those of then. */
    private static final String ALIVE = """
            (target_account IS NULL OR EXISTS (
                SELECT 1 FROM symbolon_account WHERE id = target_account AND version = target_version))""";

    private final Sql sql;
    private final Dialect dialect;

    JdbcFlows(Sql sql, Dialect dialect) {
        this.sql = sql;
        this.dialect = dialect;
    }

    @Override
    public boolean insert(FlowRecord flow) {
        return sql.insertsUnlessTaken(FlowRow.insert(flow));
    }

    @Override
    public Optional<FlowRecord> find(HandleDigest digest) {
        return sql.find(ROWS.where(Clause.of("digest = ?", digest.value())), ROWS.reader());
    }

    @Override
    public Optional<FlowRecord> countAttempt(HandleDigest digest, Purpose purpose, Set<String> keys, Instant now) {
        var condition =
                awaitingCode(digest, purpose, now).and(" AND key_name IN ").and(Clause.anyOf(keys));
        var change = Clause.of("""
                hash = CASE WHEN attempts_left = 1 THEN NULL ELSE hash END,
                profile = CASE WHEN attempts_left = 1 THEN NULL ELSE profile END,
                attempts_left = attempts_left - 1""");
        return dialect.change(sql, ROWS, condition, change).map(flow -> flow.withAttemptsLeft(flow.attemptsLeft() - 1));
    }

    @Override
    public Optional<FlowRecord> reissue(
            HandleDigest digest,
            Purpose purpose,
            Instant now,
            Instant startedSince,
            Instant codeExpiry,
            Instant resendAt) {
        var condition =
                awaitingCode(digest, purpose, now).and(" AND resend_at <= ? AND created_at >= ?", now, startedSince);
        var change = Clause.of(
                "code_expiries = CONCAT(code_expiries, ',', ?), expires_at = ?, resend_at = ?",
                codeExpiry,
                codeExpiry,
                resendAt);
        return dialect.change(sql, ROWS, condition, change).map(flow -> flow.withCode(codeExpiry, resendAt));
    }

    private static Clause awaitingCode(HandleDigest digest, Purpose purpose, Instant now) {
        return Clause.of(
                "digest = ? AND state = ? AND purpose = ? AND attempts_left > 0 AND expires_at > ?",
                digest.value(),
                FlowState.OPEN,
                purpose,
                now);
    }

    @Override
    public boolean prove(HandleDigest digest, Instant until) {
        return sql.changes(
                Clause.of("UPDATE symbolon_flow SET state = ?, expires_at = ? WHERE ", FlowState.PROVEN, until)
                        .and("digest = ? AND state = ? AND " + ALIVE, digest.value(), FlowState.OPEN));
    }

    @Override
    public boolean finish(HandleDigest digest, Target target, Instant now) {
        return sql.changes(Clause.of(
                """
                UPDATE symbolon_flow
                SET state = ?, hash = NULL, profile = NULL, target_account = ?, target_version = ?, done_at = ?
                WHERE digest = ? AND state = ?""", FlowState.DONE, target.account(), target.version(), now, digest.value(), FlowState.OPEN));
    }

    @Override
    public boolean redeem(HandleDigest digest, Instant now) {
        return sql.changes(Clause.of(
                        "UPDATE symbolon_flow SET state = ?, hash = NULL, profile = NULL, done_at = ? WHERE ",
                        FlowState.DONE,
                        now)
                .and(
                        "digest = ? AND state = ? AND expires_at > ? AND " + ALIVE,
                        digest.value(),
                        FlowState.PROVEN,
                        now));
    }

    @Override
    public int deleteTo(EmailAddress address) {
        return sql.change(Clause.of("DELETE FROM symbolon_flow WHERE address = ?", address.text()));
    }

    @Override
    public int purge(Instant expiredBefore, int limit) {
        return sql.change(
                dialect.deleteLess("symbolon_flow", "digest", "expires_at", expiredBefore.toEpochMilli(), limit));
    }
}
