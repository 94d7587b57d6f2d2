package org.symbolon.store.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The tables, and which version of them is there. */
final class Schema {
    /** Of the tables that this version of Symbolon works on. */
    static final int VERSION = 1;

    private Schema() {}

    /** Makes the tables that are missing. */
    static void create(Sql sql, Dialect dialect) {
        dialect.lockForSchema().ifPresent(lock -> sql.find(lock, row -> true));
        statements(dialect).forEach(statement -> sql.change(Clause.of(statement)));
        requireNewest(sql);
    }

    private static void requireNewest(Sql sql) {
        int found = sql.find(Clause.of("SELECT version FROM symbolon_schema"), row -> row.getInt("version"))
                .orElseThrow();
        if (found != VERSION) {
            throw new IllegalStateException("The tables of Symbolon are of version " + found + ", and this needs "
                    + VERSION + ": run the migrations in META-INF/symbolon/migrate");
        }
    }

    static List<String> statements(Dialect dialect) {
        return Arrays.stream(read("/META-INF/symbolon/schema-" + dialect.name() + ".sql")
                        .split(";\\s*(\\R|$)"))
                .filter(statement -> !statement.isBlank())
                .toList();
    }

    private static String read(String resource) {
        try (var script = Schema.class.getResourceAsStream(resource)) {
            if (script == null) {
                throw new IllegalStateException("The jar of Symbolon lacks " + resource);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
