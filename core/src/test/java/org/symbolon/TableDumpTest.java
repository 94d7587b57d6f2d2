package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.symbolon.store.jdbc.Database;

/** That a dump forgets no table and no kind of column, also one that is added later. */
class TableDumpTest {
    private static final byte[] SECRET = Base64.getDecoder().decode("c2VjcmV0IGJ5dGVz/wA=");

    @ParameterizedTest
    @CsvSource({
        "POSTGRESQL, BYTEA, TEXT",
        "MARIADB, VARBINARY(16), TEXT",
        "MARIADB, BLOB, LONGTEXT",
        "H2, VARBINARY(16), VARCHAR(32)",
        "H2, BLOB, CLOB"
    })
    void s6EveryColumnOfATableThatWasAddedLaterIsDumped(Database database, String bytes, String text) throws Exception {
        var secrets = new Canaries();
        secrets.bytes("bytes", SECRET);
        secrets.text("text", "hidden text");
        execute(database, "CREATE TABLE symbolon_later (raw %s, written %s)".formatted(bytes, text));
        try {
            insert(database);

            var dump = TableDump.of(database.source());

            assertThat(dump.rows()).containsEntry("symbolon_later", 1);
            assertThat(secrets.foundIn(dump.text())).containsExactly("bytes", "text");
            assertThat(dump.text()).contains(HexFormat.of().formatHex(SECRET));
        } finally {
            execute(database, "DROP TABLE symbolon_later");
        }
    }

    private static void execute(Database database, String statement) throws SQLException {
        try (var connection = database.source().getConnection();
                var execution = connection.createStatement()) {
            execution.execute(statement);
        }
    }

    private static void insert(Database database) throws SQLException {
        try (var connection = database.source().getConnection();
                var insert = connection.prepareStatement("INSERT INTO symbolon_later VALUES (?, ?)")) {
            insert.setBytes(1, SECRET);
            insert.setString(2, "hidden text");
            insert.executeUpdate();
        }
    }
}
