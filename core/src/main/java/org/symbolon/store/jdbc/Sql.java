package org.symbolon.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.AccountId;
import org.symbolon.store.StoreUnavailableException;

/**
 * Statements on one connection, all of which together have a bound on how long they may take. After one has failed none
 * runs any more, and its failure is the answer to all: what came before it is not worth keeping.
 */
final class Sql {
    private final Connection connection;
    private final Dialect dialect;
    private final long end;
    private @Nullable RuntimeException failure;
    private boolean over;

    /** Reads the row that a result stands at. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** What is done with a connection that may fail. */
    interface Use<T> {
        T with(Connection connection) throws SQLException;
    }

    private interface Run<T> {
        T run(PreparedStatement statement) throws SQLException;
    }

    Sql(Connection connection, Dialect dialect, Duration bound) {
        this.connection = connection;
        this.dialect = dialect;
        this.end = System.nanoTime() + bound.toNanos();
    }

    /** How many rows it changed. */
    int change(Clause clause) {
        return run(clause, PreparedStatement::executeUpdate);
    }

    /** Whether it changed its one row. */
    boolean changes(Clause clause) {
        return change(clause) == 1;
    }

    /** Whether it inserted, which it does unless a key is taken; the next statement works either way. */
    boolean insertsUnlessTaken(Clause insert) {
        var clause = dialect.unlessTaken(insert);
        return run(clause, statement -> {
            try {
                return statement.executeUpdate() == 1;
            } catch (SQLException refusal) {
                if (dialect.isTaken(refusal)) {
                    return false;
                }
                throw refusal;
            }
        });
    }

    <T> Optional<T> find(Clause clause, Reader<T> reader) {
        return list(clause, reader).stream().findFirst();
    }

    <T> List<T> list(Clause clause, Reader<T> reader) {
        return run(clause, statement -> {
            var rows = new ArrayList<T>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(reader.read(result));
                }
            }
            return rows;
        });
    }

    private <T> T run(Clause clause, Run<T> run) {
        return use(clause.summary(), lent -> {
            try (var statement = lent.prepareStatement(clause.text())) {
                if (dialect.boundsStatements()) {
                    statement.setQueryTimeout(secondsLeft());
                }
                bind(statement, clause.values());
                return run.run(statement);
            } catch (SQLException trouble) {
                throw dialect.isTaken(trouble) ? taken() : trouble;
            }
        });
    }

    /** Only inserts that can go on ask whether a key is taken: elsewhere another transaction took it just now. */
    private static SQLException taken() {
        return new SQLTransactionRollbackException("A key was taken meanwhile", "40001");
    }

    /**
     * Lends the connection.
     *
     * @param what is done with it, to tell the developer who reads of a failure
     */
    <T> T use(String what, Use<T> use) {
        requireUnderWay();
        rethrowFailure();
        try {
            return use.with(connection);
        } catch (SQLException trouble) {
            throw fail(SqlTrouble.of(trouble, what));
        } catch (RuntimeException trouble) {
            throw fail(trouble);
        } catch (Error trouble) {
            fail(new IllegalStateException(
                    what + " ended in " + trouble.getClass().getName()));
            throw trouble;
        }
    }

    Dialect dialect() {
        return dialect;
    }

    /** Makes it the answer to all that is still asked. */
    RuntimeException fail(RuntimeException trouble) {
        failure = trouble;
        return trouble;
    }

    /** From now on the connection is somebody else's. */
    void end() {
        over = true;
    }

    void requireUnderWay() {
        if (over) {
            throw new IllegalStateException("This unit of work is over");
        }
    }

    /** Throws where a statement has failed, whether or not its caller went on. */
    void rethrowFailure() {
        if (failure != null) {
            throw failure;
        }
    }

    private int secondsLeft() {
        long left = end - System.nanoTime();
        if (left <= 0) {
            throw new StoreUnavailableException("The database was too slow");
        }
        return (int) Math.min(Duration.ofNanos(left).toSeconds() + 1, Integer.MAX_VALUE);
    }

    private static void bind(PreparedStatement statement, List<@Nullable Object> values) throws SQLException {
        for (int index = 0; index < values.size(); index++) {
            statement.setObject(index + 1, plain(values.get(index)));
        }
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Instant instant) {
            return instant.toEpochMilli();
        }
        if (value instanceof AccountId id) {
            return id.value();
        }
        return value instanceof Enum<?> constant ? constant.name() : value;
    }
}
