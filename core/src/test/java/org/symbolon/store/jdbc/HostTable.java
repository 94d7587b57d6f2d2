package org.symbolon.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.symbolon.account.Account;

/** A table of a host's, each row of which belongs to an account. */
record HostTable(DataSource source) implements AutoCloseable {
    /** Made anew. */
    static HostTable in(Database database) throws SQLException {
        var table = new HostTable(database.fresh());
        var id = database == Database.MARIADB ? "CHAR(36) CHARACTER SET ascii COLLATE ascii_bin" : "UUID";
        Query.run(
                table.source,
                "CREATE TABLE host_customer (account " + id + " PRIMARY KEY, team VARCHAR(40) NOT NULL,"
                        + " CONSTRAINT host_customer_account FOREIGN KEY (account) REFERENCES symbolon_account (id),"
                        + " CONSTRAINT host_customer_team UNIQUE (team))");
        return table;
    }

    static void insert(Connection connection, Account account, Map<String, String> profile) throws SQLException {
        insert(connection, account, profile.getOrDefault("team", "none"));
    }

    static void insert(Connection connection, Account account, String team) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO host_customer (account, team) VALUES (?, ?)")) {
            insert.setObject(1, account.id().value());
            insert.setString(2, team);
            insert.executeUpdate();
        }
    }

    static void delete(Connection connection, Account account) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM host_customer WHERE account = ?")) {
            delete.setObject(1, account.id().value());
            delete.executeUpdate();
        }
    }

    List<String> teams() throws SQLException {
        return Query.rows(source, "SELECT team FROM host_customer ORDER BY team");
    }

    @Override
    public void close() throws SQLException {
        Query.run(source, "DROP TABLE host_customer");
    }
}
