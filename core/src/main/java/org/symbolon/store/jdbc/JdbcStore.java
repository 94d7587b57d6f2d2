package org.symbolon.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;
import org.symbolon.store.Store;
import org.symbolon.store.StoreFaultException;
import org.symbolon.store.StoreUnit;

/**
 * Obeys the contract of a store on PostgreSQL (14 or newer), MariaDB (10.6 or newer) and H2 (2.3 or newer), at READ
 * COMMITTED or whatever stricter isolation the source gives. Its tables are named {@code symbolon_…}; it touches no
 * others.
 *
 * <p>Every unit is a transaction on a connection of its own. A source whose connections are in a transaction already,
 * as those of a host's running transaction are, is refused: steps that are called in there need a pool of their own.
 *
 * <p>A transaction that is not over within {@link #answeringWithin} ends in {@code StoreUnavailableException}: its
 * statement is cancelled, at whole seconds. Where the network is dead it ends within three times that, on PostgreSQL
 * plus the {@code cancelSignalTimeout} of the driver's URL, which is ten seconds unless it says otherwise. How long the
 * source may take to give a connection is set there. H2 goes by its own {@code LOCK_TIMEOUT}. What a driver says is
 * passed on to nobody, but for SQLSTATE and number.
 *
 * <p>Of H2 the regular mode is meant, without {@code IGNORECASE}. It loses what it committed in the last moment before
 * it is killed, unless its URL says {@code WRITE_DELAY=0}.
 */
public final class JdbcStore implements Store {
    private static final Duration USUAL_BOUND = Duration.ofSeconds(5);
    private static final Duration LEAST_BOUND = Duration.ofSeconds(1);
    private static final Duration MOST_BOUND = Duration.ofHours(1);

    private final DataSource source;
    private final Dialect dialect;
    private final Hooks hooks;
    private final Duration bound;
    private final ThreadLocal<Boolean> underWay;

    /** @param underWay shared by all that came of one, since they take from the same source */
    private JdbcStore(DataSource source, Dialect dialect, Hooks hooks, Duration bound, ThreadLocal<Boolean> underWay) {
        this.source = source;
        this.dialect = dialect;
        this.hooks = hooks;
        this.bound = bound;
        this.underWay = underWay;
    }

    /**
     * A store on the database that the source leads to, which is asked what it is.
     *
     * @throws IllegalArgumentException where that is none of the three, or too old
     * @throws StoreFaultException where its connections are in a transaction already, have auto-commit off, or read
     *     what is not committed
     * @throws org.symbolon.store.StoreUnavailableException where it cannot be reached
     */
    public static JdbcStore on(DataSource source) {
        Objects.requireNonNull(source, "source");
        var connection = Connections.borrow(source);
        try {
            var dialect = Platform.of(connection);
            Transaction.requireFresh(connection);
            requireIsolation(connection);
            return new JdbcStore(source, dialect, Hooks.NONE, USUAL_BOUND, ThreadLocal.withInitial(() -> false));
        } catch (SQLException trouble) {
            throw SqlTrouble.of(trouble, "which database it is");
        } finally {
            Connections.giveBack(connection);
        }
    }

    private static void requireIsolation(Connection connection) throws SQLException {
        if (connection.getTransactionIsolation() == Connection.TRANSACTION_READ_UNCOMMITTED) {
            throw new StoreFaultException("JdbcStore needs connections at READ COMMITTED or stricter,"
                    + " and these read what is not committed");
        }
    }

    /** This store with a hook for accounts that begin, instead of any it had. */
    public JdbcStore whenAccountCreated(OnAccountCreated hook) {
        return with(hooks.withCreated(Objects.requireNonNull(hook, "hook")), bound);
    }

    /** This store with a hook for accounts that end, instead of any it had. */
    public JdbcStore whenAccountDeleted(OnAccountDeleted hook) {
        return with(hooks.withDeleted(Objects.requireNonNull(hook, "hook")), bound);
    }

    /**
     * This store with another bound on how long a transaction may take; five seconds unless said otherwise.
     *
     * @throws IllegalArgumentException where it is not between a second and an hour
     */
    public JdbcStore answeringWithin(Duration value) {
        if (value.compareTo(LEAST_BOUND) < 0 || value.compareTo(MOST_BOUND) > 0) {
            throw new IllegalArgumentException("A transaction may take a second to an hour, not " + value);
        }
        return with(hooks, value);
    }

    private JdbcStore with(Hooks newHooks, Duration newBound) {
        return new JdbcStore(source, dialect, newHooks, newBound, underWay);
    }

    /**
     * Makes the tables that are missing, of the newest version; where they are all there it only looks, which needs no
     * right to make any. Any number of nodes may do so at once, but H2 is for one process. For upgrades, and where
     * another tool makes tables, there are migrations in {@code META-INF/symbolon/migrate}.
     *
     * @throws StoreFaultException where there are tables of another version, or the database's user may not make any
     */
    public void createSchema() {
        dialect.inTurn(() -> Schema.create(() -> Transaction.begin(source, dialect, bound), dialect));
    }

    /**
     * Whether {@link #createSchema} has nothing to do. It only looks.
     *
     * @throws StoreFaultException where there are tables of another version
     */
    public boolean hasSchema() {
        try (var transaction = Transaction.begin(source, dialect, bound)) {
            return Schema.isThere(transaction.sql(), dialect);
        }
    }

    @Override
    public <T> T transact(Function<StoreUnit, T> work) {
        if (underWay.get()) {
            throw new IllegalStateException("A unit of work cannot begin another one");
        }
        underWay.set(true);
        try (var transaction = Transaction.begin(source, dialect, bound)) {
            return run(transaction, work);
        } finally {
            underWay.remove();
        }
    }

    private <T> T run(Transaction transaction, Function<StoreUnit, T> work) {
        var unit = new JdbcUnit(transaction.sql(), dialect, hooks);
        T answer = work.apply(unit);
        if (unit.isRolledBack()) {
            transaction.sql().rethrowFailure();
        } else {
            transaction.commit();
        }
        return answer;
    }
}
