package org.symbolon.store.jdbc;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A directory for the files of one server, gone when the JVM has ended. */
record ServerDirectory(Path path) {
    /** Ends a server. */
    interface Stop {
        void run() throws Exception;
    }

    static ServerDirectory make() throws IOException {
        return new ServerDirectory(Files.createTempDirectory("symbolon"));
    }

    File in(String name) {
        return path.resolve(name).toFile();
    }

    /** Stops the server and deletes its files when the JVM ends, also after a test that failed. */
    void removeAtEnd(Stop stop) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(stop)));
    }

    private void remove(Stop stop) {
        try {
            stop.run();
            delete();
        } catch (Exception e) {
            throw new IllegalStateException(path + " stays", e);
        }
    }

    private void delete() throws IOException {
        try (var all = Files.walk(path)) {
            all.sorted(Comparator.reverseOrder()).forEach(ServerDirectory::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
