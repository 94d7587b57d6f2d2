package org.symbolon.store.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;

/** PostgreSQL from its binaries on the class path, on a free port of the loopback interface. */
final class PostgresServer {
    private PostgresServer() {}

    static String start() throws IOException {
        var directory = ServerDirectory.make();
        // otherwise its binaries stay behind
        System.setProperty("ot.epg.working-dir", directory.in("binaries").getPath());
        var server = EmbeddedPostgres.builder()
                .setDataDirectory(directory.in("data"))
                .setLocaleConfig("locale", "C")
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "500")
                .setServerConfig("fsync", "off")
                .setServerConfig("full_page_writes", "off")
                .setPGStartupWait(Duration.ofMinutes(1))
                .setRegisterShutdownHook(false)
                .start();
        directory.holds(server::close);
        return server.getJdbcUrl("postgres", "postgres");
    }
}
