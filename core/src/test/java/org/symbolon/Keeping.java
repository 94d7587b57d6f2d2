package org.symbolon;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.symbolon.store.Store;
import org.symbolon.store.jdbc.Database;
import org.symbolon.store.jdbc.JdbcStore;
import org.symbolon.store.memory.InMemoryStore;

/** How a store keeps what it is given: in memory, or on a real server at the isolation that a host may have. */
@SuppressWarnings("ImmutableEnumChecker") // a server starts when it is first asked for
enum Keeping {
    MEMORY(null),
    POSTGRESQL(Database.POSTGRESQL),
    POSTGRESQL_SERIALIZABLE(Database.POSTGRESQL_SERIALIZABLE),
    MARIADB(Database.MARIADB),
    MARIADB_READ_COMMITTED(Database.MARIADB_READ_COMMITTED),
    MARIADB_SNAPSHOT(Database.MARIADB_SNAPSHOT),
    H2(Database.H2);

    /** Names the only one to test on, where not all of them are wanted. */
    private static final String ONLY = "symbolon.keeping";

    /** A unit that a test holds open may take long where much runs at once. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final @Nullable Database database;

    Keeping(@Nullable Database database) {
        this.database = database;
    }

    /** Each kind of store once, as it comes. */
    static Stream<Keeping> eachStore() {
        return wanted(MEMORY, POSTGRESQL, MARIADB, H2);
    }

    /** Each kind of store at each isolation. */
    static Stream<Keeping> eachIsolation() {
        return wanted(values());
    }

    private static Stream<Keeping> wanted(Keeping... all) {
        var only = Optional.ofNullable(System.getProperty(ONLY)).map(Keeping::valueOf);
        return Stream.of(all).filter(keeping -> only.isEmpty() || keeping == only.get());
    }

    /** A store without a row; on a server whatever another one kept there is gone. */
    Store fresh() {
        return database == null
                ? new InMemoryStore()
                : JdbcStore.on(database.fresh()).answeringWithin(PATIENCE);
    }

    /** What the store keeps, which was made here. */
    Dump dump(Store store) {
        return database == null ? MemoryDump.of((InMemoryStore) store) : TableDump.of(database.source());
    }

    /** Whether two units can be under way at a time. */
    boolean overlaps() {
        return this != MEMORY;
    }
}
