package org.symbolon.spring.jdbc;

import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.jdbc.EmbeddedDatabaseConnection;
import org.springframework.boot.sql.init.DatabaseInitializationMode;
import org.symbolon.store.StoreFaultException;
import org.symbolon.store.StoreUnavailableException;
import org.symbolon.store.jdbc.JdbcStore;

/** Opens a store whose tables are there. */
final class Stores {
    /** For a user of the database who works with tables and may not make any. */
    static final String BY_HAND = "run META-INF/symbolon/schema-postgresql.sql of symbolon-core (or schema-mariadb.sql,"
            + " schema-h2.sql) as one who may, such as the owner of the database, then grant that user SELECT, INSERT,"
            + " UPDATE and DELETE on the tables.";

    private final DataSource source;
    private final SymbolonJdbcProperties properties;
    private final boolean secretIsPassing;

    /** @param secretIsPassing whether the next start has another secret */
    Stores(DataSource source, SymbolonJdbcProperties properties, boolean secretIsPassing) {
        this.source = source;
        this.properties = properties;
        this.secretIsPassing = secretIsPassing;
    }

    JdbcStore open(@Nullable ClassLoader loader) {
        var store = readably(
                () -> JdbcStore.on(source),
                "Look at the DataSource bean that accounts are kept in, and at spring.datasource.url: PostgreSQL 14,"
                        + " MariaDB 10.6 or H2 2.3, or newer, that can be reached, and connections with auto-commit"
                        + " on.");
        requireSecretThatLasts();
        if (properties.flyway()) {
            Migrations.run(source, loader);
        }
        boolean complete = readably(
                () -> isComplete(store),
                "Where the user of the database may not make tables, " + BY_HAND + " Where they are older,"
                        + " symbolon.jdbc.flyway=true upgrades them at the start, by the migrations in"
                        + " META-INF/symbolon/migrate.");
        if (!complete) {
            throw new FailureAnalyzedException(
                    "There are no tables of Symbolon in the database, or not all of them.",
                    "Set symbolon.jdbc.initialize-schema=always to have them made at the start, or"
                            + " symbolon.jdbc.flyway=true to have Flyway do so. By hand, run the migrations in"
                            + " META-INF/symbolon/migrate of symbolon-core.");
        }
        return bounded(store);
    }

    private void requireSecretThatLasts() {
        if (secretIsPassing && !isEmbedded()) {
            throw new FailureAnalyzedException(
                    "symbolon.generate-secret=true makes another secret at each start, but accounts are kept in a"
                            + " database that outlives it: from the next start on, no password in there would fit.",
                    "Set symbolon.secret to what this prints:\n\n    openssl rand -base64 32\n\nand take"
                            + " symbolon.generate-secret out. It is for a database in memory, or for none.");
        }
    }

    private boolean isComplete(JdbcStore store) {
        if (!properties.flyway() && makesTables()) {
            store.createSchema();
        }
        return store.hasSchema();
    }

    private boolean makesTables() {
        return properties.initializeSchema() == DatabaseInitializationMode.ALWAYS
                || (properties.initializeSchema() == DatabaseInitializationMode.EMBEDDED && isEmbedded());
    }

    private boolean isEmbedded() {
        return EmbeddedDatabaseConnection.isEmbedded(source);
    }

    private JdbcStore bounded(JdbcStore store) {
        var bound = properties.answeringWithin();
        return bound == null
                ? store
                : readably(
                        () -> store.answeringWithin(bound),
                        "Change symbolon.jdbc.answering-within=" + bound + ", or leave it out.");
    }

    private static <T> T readably(Supplier<T> work, String action) {
        try {
            return work.get();
        } catch (IllegalArgumentException | StoreFaultException | StoreUnavailableException refused) {
            throw new FailureAnalyzedException(refused.getMessage() + ".", action, refused);
        }
    }
}
