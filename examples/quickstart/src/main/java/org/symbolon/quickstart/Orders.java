package org.symbolon.quickstart;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.symbolon.Symbolon;
import org.symbolon.account.Authenticated;
import org.symbolon.account.Client;

/** How a shop calls a step in the middle of a transaction of its own. */
final class Orders {
    static final String TABLE = "CREATE TABLE orders (account_id VARCHAR(36) NOT NULL, video VARCHAR(100) NOT NULL)";

    private final DataSource ours; // not the one that Symbolon's store is on
    private final Symbolon symbolon;

    Orders(DataSource ours, Symbolon symbolon) {
        this.ours = ours;
        this.symbolon = symbolon;
    }

    // snippet: orders
    void place(Authenticated owner, String video) throws SQLException {
        try (var connection = ours.getConnection()) { // held by us, while Symbolon takes one of its own pool
            connection.setAutoCommit(false);
            try {
                symbolon.accounts().subscribe(owner, "newsletter-2026", Client.unknown()); // committed once it answers
                insert(connection, owner, video);
                connection.commit();
            } catch (SQLException | RuntimeException trouble) {
                connection.rollback(); // undoes the order, not the subscription
                throw trouble;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }
    // end of snippet

    private static void insert(Connection connection, Authenticated owner, String video) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO orders (account_id, video) VALUES (?, ?)")) {
            insert.setString(1, owner.accountId().toString());
            insert.setString(2, video);
            insert.executeUpdate();
        }
    }
}
