package org.symbolon.quickstart;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** PostgreSQL from its binaries on the class path, on a free port of the loopback interface. */
final class PostgresServer implements AutoCloseable {
    private final EmbeddedPostgres server;

    PostgresServer(Path directory) throws IOException {
        // otherwise its binaries stay behind
        System.setProperty("ot.epg.working-dir", directory.resolve("binaries").toString());
        server = EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("data"))
                .setLocaleConfig("locale", "C")
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("unix_socket_directories", "")
                .start();
    }

    /** Makes a database of the name, and says where it is. */
    String make(String database) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var create = connection.createStatement()) {
            create.execute("CREATE DATABASE " + database);
        }
        return server.getJdbcUrl("postgres", database);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
