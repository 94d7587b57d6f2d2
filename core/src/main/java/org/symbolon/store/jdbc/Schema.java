package org.symbolon.store.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.symbolon.store.StoreConflictException;

/** The tables, and which version of them is there. */
final class Schema {
    /** Of the tables that this version of Symbolon works on. */
    static final int VERSION = 1;

    private static final int TRIES = 20;

    private Schema() {}

    /**
     * Makes the tables that are missing, as often as other nodes that do so are in the way. Threads take turns, since
     * H2 fails where two make the same index.
     */
    static synchronized void create(Supplier<Transaction> transactions, Dialect dialect) {
        for (int left = TRIES; left > 0; left--) {
            try (var transaction = transactions.get()) {
                create(transaction.sql(), dialect);
                transaction.commit();
                return;
            } catch (StoreConflictException conflict) {
                if (left == 1) {
                    throw conflict;
                }
            }
        }
    }

    /** The first table of all tells the version, and is looked at before anything else is made. */
    private static void create(Sql sql, Dialect dialect) {
        dialect.lockForSchema().ifPresent(lock -> sql.find(lock, row -> true));
        var statements = statements(dialect);
        sql.change(Clause.of(statements.get(0)));
        requireNewest(sql);
        statements.stream().skip(1).forEach(statement -> sql.change(Clause.of(statement)));
    }

    private static void requireNewest(Sql sql) {
        var found = sql.find(Clause.of("SELECT MAX(version) AS version FROM symbolon_schema"), Schema::version);
        found.filter(version -> version != VERSION).ifPresent(version -> {
            throw new IllegalStateException("The tables of Symbolon are of version " + version + ", and this needs "
                    + VERSION + ": run the migrations in META-INF/symbolon/migrate");
        });
    }

    /** None where the tables are about to be made. */
    private static int version(ResultSet row) throws SQLException {
        int version = row.getInt("version");
        return row.wasNull() ? VERSION : version;
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
