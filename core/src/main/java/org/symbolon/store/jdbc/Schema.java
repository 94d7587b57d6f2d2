package org.symbolon.store.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.symbolon.store.StoreConflictException;
import org.symbolon.store.StoreFaultException;

/** The tables, and which version of them is there. */
final class Schema {
    /** Of the tables that this version of Symbolon works on. */
    static final int VERSION = 1;

    private static final int TRIES = 20;
    private static final Pattern TABLE = Pattern.compile("^CREATE TABLE IF NOT EXISTS (\\w+)");
    private static final Pattern COMMENT = Pattern.compile("(?m)\\s*--.*$");

    private Schema() {}

    /** Makes the tables that are missing, as often as other nodes that do so are in the way. */
    static void create(Supplier<Transaction> transactions, Dialect dialect) {
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

    /**
     * Where all is there it only looks: making an index waits for whoever writes, even one that exists, and whoever
     * works with the tables need not be allowed to make any.
     */
    private static void create(Sql sql, Dialect dialect) {
        var statements = statements(dialect);
        if (!isThere(sql, tables(statements))) {
            dialect.lockForSchema().ifPresent(lock -> sql.find(lock, row -> true));
            statements.forEach(statement -> sql.change(Clause.of(statement)));
        }
    }

    static boolean isThere(Sql sql, Dialect dialect) {
        return isThere(sql, tables(statements(dialect)));
    }

    private static List<String> tables(List<String> statements) {
        return statements.stream()
                .map(TABLE::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .toList();
    }

    /** Whether all tables are, and the version is written down, which is the last that a script does. */
    private static boolean isThere(Sql sql, List<String> tables) {
        if (!sql.use("looking for tables", connection -> has(connection, "symbolon_schema"))) {
            return false;
        }
        var newest = Clause.of("SELECT version FROM symbolon_schema ORDER BY version DESC");
        var found = sql.find(newest, row -> row.getInt("version"));
        found.ifPresent(Schema::requireNewest);
        return found.isPresent()
                && tables.stream().allMatch(table -> sql.use("looking for tables", lent -> has(lent, table)));
    }

    private static boolean has(Connection connection, String table) throws SQLException {
        return isNamed(connection, table) || isNamed(connection, table.toUpperCase(Locale.ROOT));
    }

    private static boolean isNamed(Connection connection, String name) throws SQLException {
        var about = connection.getMetaData();
        try (var tables = about.getTables(connection.getCatalog(), connection.getSchema(), name, null)) {
            return tables.next();
        }
    }

    private static void requireNewest(int version) {
        if (version > VERSION) {
            throw new StoreFaultException("The tables of Symbolon are of version " + version
                    + ", from a newer Symbolon than this one, which knows " + VERSION + ": update this node");
        }
        if (version < VERSION) {
            throw new StoreFaultException("The tables of Symbolon are of version " + version + ", and this needs "
                    + VERSION + ": run the migrations in META-INF/symbolon/migrate");
        }
    }

    static List<String> statements(Dialect dialect) {
        return Arrays.stream(read("/META-INF/symbolon/schema-" + dialect.name() + ".sql")
                        .split(";\\s*(\\R|$)"))
                .map(statement -> COMMENT.matcher(statement).replaceAll("").strip())
                .filter(statement -> !statement.isEmpty())
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
