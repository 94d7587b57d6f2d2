package org.symbolon.store.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The statements of a file on the class path, each up to a semicolon that ends a line. */
record Script(List<String> statements) {
    static Script of(String resource) {
        try (var stream = Script.class.getClassLoader().getResourceAsStream(resource)) {
            var text = new String(Objects.requireNonNull(stream, resource).readAllBytes(), UTF_8);
            return new Script(Stream.of(text.split(";\\R", -1))
                    .filter(statement -> !statement.isBlank())
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void run(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        }
    }
}
