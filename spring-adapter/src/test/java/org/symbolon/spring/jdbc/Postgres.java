package org.symbolon.spring.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/** A server for all tests of the JVM, started when the first asks for it. */
public final class Postgres {
    private Postgres() {}

    private static final class Server {
        static final EmbeddedPostgres STARTED = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setLocaleConfig("locale", "C")
                        .setServerConfig("fsync", "off")
                        .setPGStartupWait(Duration.ofMinutes(1))
                        .start();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    /** The properties of a database that is empty, and that no other test knows. */
    public static String[] emptyDatabase() throws SQLException {
        var name = "own" + UUID.randomUUID().toString().replace("-", "");
        try (var connection = Server.STARTED.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return new String[] {
            "spring.datasource.url=" + Server.STARTED.getJdbcUrl("postgres", name),
            "spring.datasource.username=postgres",
            "spring.datasource.hikari.maximum-pool-size=4"
        };
    }

    /** The properties of the same database, for a user who may make nothing in it. */
    static String[] withoutRights(String[] database) throws SQLException {
        var name = "user" + UUID.randomUUID().toString().replace("-", "");
        run(database, "REVOKE CREATE ON SCHEMA public FROM PUBLIC; CREATE USER " + name);
        return new String[] {
            database[0].replace("user=postgres", "user=" + name), "spring.datasource.username=" + name, database[2]
        };
    }

    /** Runs statements as the owner of the database. */
    static void run(String[] database, String statements) throws SQLException {
        var url = database[0].substring("spring.datasource.url=".length());
        try (var connection = DriverManager.getConnection(url, "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }
}
