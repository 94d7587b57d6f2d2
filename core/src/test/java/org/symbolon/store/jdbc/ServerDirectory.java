package org.symbolon.store.jdbc;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A directory for the files of one server, gone when the JVM has ended, also after a test or the start failed. */
final class ServerDirectory {
    private static final int MOST_WALKS = 5;

    private final Path path;
    private volatile Stop server = () -> {};

    /** Ends a server. */
    interface Stop {
        void run() throws Exception;
    }

    private ServerDirectory(Path path) {
        this.path = path;
    }

    static ServerDirectory make() throws IOException {
        var directory = new ServerDirectory(Files.createTempDirectory("symbolon"));
        Runtime.getRuntime().addShutdownHook(new Thread(directory::remove));
        return directory;
    }

    File in(String name) {
        return path.resolve(name).toFile();
    }

    /** What is to be stopped before its files go. */
    void holds(Stop server) {
        this.server = server;
    }

    private void remove() {
        try {
            server.run();
            delete();
        } catch (Exception e) {
            throw new IllegalStateException(path + " stays", e);
        }
    }

    /** The server may have files to remove itself, which are gone by the time that they are come to. */
    private void delete() throws IOException {
        for (int walk = 1; Files.exists(path); walk++) {
            try (var all = Files.walk(path)) {
                for (var file : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException | UncheckedIOException changing) {
                if (walk == MOST_WALKS) {
                    throw changing;
                }
            }
        }
    }
}
