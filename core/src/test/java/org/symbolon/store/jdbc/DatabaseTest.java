package org.symbolon.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DatabaseTest {
    private static final List<String> TABLES =
            List.of("account", "bucket", "consent", "flow", "outbox", "schema", "session");

    @ParameterizedTest
    @CsvSource({
        "POSTGRESQL, PostgreSQL, 18.6",
        "POSTGRESQL_SERIALIZABLE, PostgreSQL, 18.6",
        "MARIADB, MariaDB, 11.4.5-MariaDB",
        "MARIADB_READ_COMMITTED, MariaDB, 11.4.5-MariaDB",
        "MARIADB_SNAPSHOT, MariaDB, 11.4.5-MariaDB",
        "H2, H2, 2.4.240"
    })
    void isWhatItSays(Database database, String product, String version) throws Exception {
        try (var connection = database.source().getConnection()) {
            assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo(product);
            assertThat(connection.getMetaData().getDatabaseProductVersion()).startsWith(version);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POSTGRESQL, SHOW transaction_isolation, read committed",
        "POSTGRESQL_SERIALIZABLE, SHOW transaction_isolation, serializable",
        "MARIADB, SELECT @@transaction_isolation, REPEATABLE-READ",
        "MARIADB, SELECT @@innodb_snapshot_isolation, 0",
        "MARIADB_READ_COMMITTED, SELECT @@transaction_isolation, READ-COMMITTED",
        "MARIADB_READ_COMMITTED, SELECT @@innodb_snapshot_isolation, 0",
        "MARIADB_SNAPSHOT, SELECT @@transaction_isolation, REPEATABLE-READ",
        "MARIADB_SNAPSHOT, SELECT @@innodb_snapshot_isolation, 1",
        "H2, SELECT isolation_level FROM information_schema.sessions WHERE session_id = session_id(), READ COMMITTED"
    })
    void isolatesAsItSays(Database database, String question, String answer) throws Exception {
        assertThat(inTransaction(database.source(), question)).isEqualTo(answer);
        try (var pool = database.pool(1)) {
            assertThat(inTransaction(pool, question)).isEqualTo(answer);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void isNotToBeReachedFromOutside(Database database) throws Exception {
        var port =
                URI.create(database.server().url().substring("jdbc:".length())).getPort();

        new Socket(InetAddress.getLoopbackAddress(), port).close();
        for (var address : outside()) {
            assertThatThrownBy(() -> connect(address, port)).as("%s", address).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"POSTGRESQL, SHOW listen_addresses, localhost", "MARIADB, SELECT @@bind_address, 127.0.0.1"})
    void listensOnLoopbackAlone(Database database, String question, String answer) throws Exception {
        assertThat(inTransaction(database.source(), question)).isEqualTo(answer);
    }

    @ParameterizedTest
    @EnumSource
    void freshHasAllTablesAndNoRowButTheVersion(Database database) throws Exception {
        try (var connection = database.fresh().getConnection()) {
            insert(connection);
        }

        try (var connection = database.fresh().getConnection()) {
            assertThat(tables(connection)).containsExactlyElementsOf(TABLES);
            for (var table : TABLES) {
                assertThat(rows(connection, table)).as(table).isEqualTo(table.equals("schema") ? 1 : 0);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void loadingTheSchemaAgainChangesNothing(Database database) throws Exception {
        try (var connection = database.fresh().getConnection()) {
            insert(connection);

            Script.of(database.server().schema()).run(connection);

            assertThat(tables(connection)).containsExactlyElementsOf(TABLES);
            assertThat(rows(connection, "schema")).isEqualTo(1);
            assertThat(rows(connection, "bucket")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasAConnectionOpenForEachThreadOfTheLawsAndSomeToSpare(Database database) throws Exception {
        var pool = ((HikariDataSource) database.source()).getHikariPoolMXBean();

        assertThat(pool.getTotalConnections()).isEqualTo(64);
        try (var further = database.pool(1)) {
            assertThat(further.getConnection().isValid(1)).isTrue();
        }
    }

    private static String inTransaction(DataSource source, String question) throws SQLException {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            var answer = answer(connection, question);
            connection.rollback();
            return answer;
        }
    }

    private static String answer(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static void insert(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("INSERT INTO symbolon_bucket (name, full_at) VALUES ('name', 1)");
        }
    }

    private static int rows(Connection connection, String table) throws SQLException {
        return Integer.parseInt(answer(connection, "SELECT count(*) FROM symbolon_" + table));
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        try (var found = connection.getMetaData().getTables(connection.getCatalog(), null, "%", null)) {
            while (found.next()) {
                names.add(found.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
            }
        }
        return names.stream()
                .filter(name -> TABLES.contains(name.replaceFirst("^symbolon_", "")))
                .map(name -> name.substring("symbolon_".length()))
                .sorted()
                .toList();
    }

    private static List<InetAddress> outside() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
    }

    private static void connect(InetAddress address, int port) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 2000);
        }
    }
}
