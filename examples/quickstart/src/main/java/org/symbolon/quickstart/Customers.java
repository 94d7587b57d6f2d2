package org.symbolon.quickstart;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.symbolon.account.Account;

/** The rows that a shop keeps of its own, one for each account. */
final class Customers {
    /** On MariaDB {@code account_id} is {@code CHAR(36) CHARACTER SET ascii COLLATE ascii_bin}. */
    static final String TABLE = """
            CREATE TABLE customer (
                account_id UUID PRIMARY KEY REFERENCES symbolon_account (id),
                name VARCHAR(100) NOT NULL)""";

    private Customers() {}

    // snippet: customers
    static void insert(Connection connection, Account account, Map<String, String> profile) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO customer (account_id, name) VALUES (?, ?)")) {
            insert.setObject(1, account.id().value());
            insert.setString(2, profile.getOrDefault("name", ""));
            insert.executeUpdate();
        }
    }

    static void delete(Connection connection, Account account) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM customer WHERE account_id = ?")) {
            delete.setObject(1, account.id().value());
            delete.executeUpdate();
        }
    }
    // end of snippet
}
