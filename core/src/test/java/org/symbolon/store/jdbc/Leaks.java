package org.symbolon.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;

/** Whether an exception tells what a driver said or what was stored. */
final class Leaks {
    /** Where servers are, what is stored, and what drivers say when they are in trouble. */
    private static final List<String> SECRETS = List.of(
            "127.0.0.1",
            "localhost",
            "example.org",
            "somebody",
            "$argon2id",
            "12345678-9abc",
            "Browser/1",
            "canary",
            "ERROR:",
            "FATAL:",
            "Detail:",
            "Duplicate entry",
            "refused.",
            "Connection to",
            "I/O error",
            "(conn=");

    private Leaks() {}

    /** It, all that caused it and all that was suppressed, tell nothing. */
    static void none(Throwable thrown) {
        assertThat(SECRETS).as(thrown.toString()).noneMatch(thrown.toString()::contains);
        assertThat(thrown).isNotInstanceOf(SQLException.class);
        if (thrown.getCause() != null) {
            none(thrown.getCause());
        }
        for (var suppressed : thrown.getSuppressed()) {
            none(suppressed);
        }
    }
}
