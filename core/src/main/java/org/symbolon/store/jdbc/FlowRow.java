package org.symbolon.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.HandleDigest;
import org.symbolon.account.PasswordHash;
import org.symbolon.account.Purpose;
import org.symbolon.account.ReturnTo;
import org.symbolon.store.Applicant;
import org.symbolon.store.FlowProgress;
import org.symbolon.store.FlowRecord;
import org.symbolon.store.FlowState;
import org.symbolon.store.MailKind;
import org.symbolon.store.Target;

/** A flow as a row. */
final class FlowRow {
    static final String COLUMNS = """
            digest, purpose, key_name, mail, address, locale, return_to, created_at, pass_day, hash, profile,
            target_account, target_version, state, attempts_left, code_expiries, expires_at, resend_at, done_at""";

    private FlowRow() {}

    static Clause insert(FlowRecord flow) {
        var applicant = flow.applicant();
        var target = flow.target();
        return Clause.of(
                "INSERT INTO symbolon_flow (" + COLUMNS
                        + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                flow.digest().value(),
                flow.purpose(),
                flow.keyName(),
                flow.mail(),
                flow.recipient().address().text(),
                flow.recipient().locale().toLanguageTag(),
                flow.returnTo().path(),
                flow.createdAt(),
                flow.passDay(),
                applicant == null ? null : applicant.hash().reveal(),
                applicant == null ? null : Profile.write(applicant.profile()),
                target == null ? null : target.account(),
                target == null ? null : target.version(),
                flow.state(),
                flow.attemptsLeft(),
                write(flow.codeExpiries()),
                flow.expiresAt(),
                flow.resendAt(),
                flow.doneAt());
    }

    static FlowRecord read(ResultSet row) throws SQLException {
        return new FlowRecord(
                new HandleDigest(row.getString("digest")),
                Purpose.valueOf(row.getString("purpose")),
                row.getString("key_name"),
                MailKind.valueOf(row.getString("mail")),
                Columns.recipient(row),
                ReturnTo.of(row.getString("return_to")),
                Columns.instant(row, "created_at"),
                row.getObject("pass_day", LocalDate.class),
                applicant(row),
                target(row),
                progress(row));
    }

    private static @Nullable Applicant applicant(ResultSet row) throws SQLException {
        var hash = row.getString("hash");
        return hash == null ? null : new Applicant(PasswordHash.of(hash), Profile.read(row.getString("profile")));
    }

    private static @Nullable Target target(ResultSet row) throws SQLException {
        long version = row.getLong("target_version");
        return row.wasNull() ? null : new Target(Columns.accountId(row, "target_account"), version);
    }

    private static FlowProgress progress(ResultSet row) throws SQLException {
        return new FlowProgress(
                FlowState.valueOf(row.getString("state")),
                row.getInt("attempts_left"),
                readExpiries(row.getString("code_expiries")),
                Columns.instant(row, "expires_at"),
                Columns.instant(row, "resend_at"),
                Columns.instantOrNull(row, "done_at"));
    }

    private static String write(List<Instant> expiries) {
        return expiries.stream().map(Instant::toEpochMilli).map(String::valueOf).collect(Collectors.joining(","));
    }

    private static List<Instant> readExpiries(String text) {
        return Arrays.stream(text.split(","))
                .map(Long::parseLong)
                .map(Instant::ofEpochMilli)
                .toList();
    }
}
