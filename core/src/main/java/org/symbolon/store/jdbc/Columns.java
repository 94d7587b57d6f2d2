package org.symbolon.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.AccountId;
import org.symbolon.account.EmailAddress;
import org.symbolon.store.Recipient;

/** Values of ours in the columns of a row. */
final class Columns {
    private Columns() {}

    static Instant instant(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    static AccountId accountId(ResultSet row, String column) throws SQLException {
        return AccountId.parse(row.getString(column)).orElseThrow();
    }

    static EmailAddress address(ResultSet row) throws SQLException {
        return EmailAddress.parse(row.getString("address")).orElseThrow();
    }

    static Locale locale(ResultSet row) throws SQLException {
        return Locale.forLanguageTag(row.getString("locale"));
    }

    static Recipient recipient(ResultSet row) throws SQLException {
        return new Recipient(address(row), locale(row));
    }
}
