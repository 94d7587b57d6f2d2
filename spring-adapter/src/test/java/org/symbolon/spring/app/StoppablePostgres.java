package org.symbolon.spring.app;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A database server that can be stopped, and started again at the same port with what it kept. */
final class StoppablePostgres implements AutoCloseable {
    private static final int ANY_PORT = 0;

    private final Path data;
    private final String url;
    private EmbeddedPostgres server;

    /** @param data where it keeps all; an empty directory */
    StoppablePostgres(Path data) throws IOException {
        this.data = data;
        this.server = start(data, ANY_PORT);
        this.url = server.getJdbcUrl("postgres", "postgres");
    }

    private static EmbeddedPostgres start(Path data, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setLocaleConfig("locale", "C")
                .setPGStartupWait(Duration.ofMinutes(1))
                .setPort(port)
                .start();
    }

    String url() {
        return url;
    }

    /** Ends every connection, and takes no new one. */
    void stop() throws IOException {
        server.close();
    }

    void startAgain() throws IOException {
        server = start(data, server.getPort());
    }

    /** The rows of a query, as text: columns are parted by a bar. */
    List<String> rows(String query) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            var rows = new ArrayList<String>();
            while (result.next()) {
                var columns = new ArrayList<String>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    columns.add(result.getString(column));
                }
                rows.add(String.join("|", columns));
            }
            return rows;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
