package org.symbolon.store.jdbc;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.symbolon.store.StoreConflictException;
import org.symbolon.store.StoreFaultException;
import org.symbolon.store.StoreUnavailableException;

/**
 * What a driver's exception means. Its message is passed on to nobody, since it may carry what was stored; its SQLSTATE
 * and its number are.
 */
final class SqlTrouble {
    /**
     * Serialization failure and deadlock everywhere, a lock that was not to be had (PostgreSQL 55P03, H2 HYT00), a row
     * that changed under way (H2 90131).
     */
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "55P03", "HYT00", "90131");

    /** MariaDB: the row changed since the snapshot; the wait for a lock was too long; deadlock. */
    private static final Set<Integer> CONFLICT_NUMBERS = Set.of(1020, 1205, 1213);

    /**
     * PostgreSQL: cancelled, shut down, crashed, not up yet, ended by one of its time-outs, read-only as a standby is.
     * H2: cancelled, connection broken, database closed.
     */
    private static final Set<String> OUTAGES =
            Set.of("57014", "57P01", "57P02", "57P03", "57P05", "25P03", "25P04", "25006", "90067", "90098", "90121");

    /**
     * MariaDB: disk, memory or table space full; too many connections, shut down, interrupted, took too long, read-only
     * as a replica is, killed.
     */
    private static final Set<Integer> OUTAGE_NUMBERS =
            Set.of(1021, 1037, 1040, 1041, 1053, 1114, 1203, 1226, 1290, 1317, 1836, 1927, 1969);

    /** Connection; insufficient resources; trouble outside the database, such as its disk. */
    private static final Set<String> OUTAGE_CLASSES = Set.of("08", "53", "58");

    /** What the three say of a table that is not there. */
    private static final Set<String> NO_TABLE = Set.of("42P01", "42S02", "42S03", "42S04");

    /** What they say where the user of the database may not do that: PostgreSQL and H2, then MariaDB by its numbers. */
    private static final Set<String> NO_RIGHT = Set.of("42501", "90096");

    private static final Set<Integer> NO_RIGHT_NUMBERS = Set.of(1044, 1142, 1143, 1227);

    /** It took longer than it may: PostgreSQL and H2, MariaDB. */
    private static final Set<String> TOO_SLOW = Set.of("57014");

    private static final Set<Integer> TOO_SLOW_NUMBERS = Set.of(1969);

    /** Causes may go round in a circle. */
    private static final int LONGEST_CHAIN = 20;

    private SqlTrouble() {}

    /** @param what was done, in words of ours */
    static RuntimeException of(SQLException failure, String what) {
        if (isConflict(failure)) {
            return new StoreConflictException("Another transaction was in the way: " + code(failure));
        }
        if (isOutage(failure)) {
            return new StoreUnavailableException(outage(failure) + code(failure));
        }
        return unexpected(failure, what);
    }

    /** Whoever gives no connection is down, whatever the reason and however it is said: pools throw others as well. */
    static StoreUnavailableException noConnection(Exception failure) {
        var why = causes(failure).map(SqlTrouble::code).findFirst().orElse("no SQLSTATE");
        return new StoreUnavailableException("There is no connection to the database: " + why + ", in "
                + failure.getClass().getName());
    }

    private static String outage(SQLException failure) {
        return TOO_SLOW.contains(state(failure)) || TOO_SLOW_NUMBERS.contains(failure.getErrorCode())
                ? "The database did not answer in time, since it is slow or a row is locked: "
                : "The database is not available: ";
    }

    private static Stream<SQLException> causes(Exception thrown) {
        return Stream.<Throwable>iterate(thrown, Objects::nonNull, Throwable::getCause)
                .limit(LONGEST_CHAIN)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast);
    }

    /** Whether it is over some time, by itself: a conflict or an outage. */
    static boolean isPassing(SQLException failure) {
        return isConflict(failure) || isOutage(failure);
    }

    /** The conflict or outage that somebody else's exception was thrown for, if it was for one. */
    static Optional<RuntimeException> passing(RuntimeException thrown) {
        return causes(thrown).filter(SqlTrouble::isPassing).findFirst().map(failure -> of(failure, ""));
    }

    private static boolean isConflict(SQLException failure) {
        return CONFLICTS.contains(state(failure)) || CONFLICT_NUMBERS.contains(failure.getErrorCode());
    }

    private static boolean isOutage(SQLException failure) {
        var state = state(failure);
        return OUTAGES.contains(state)
                || OUTAGE_CLASSES.contains(state.substring(0, Math.min(2, state.length())))
                || OUTAGE_NUMBERS.contains(failure.getErrorCode())
                || failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLRecoverableException
                || failure instanceof SQLTimeoutException;
    }

    /** With the place in the host's or our code where it happened, since there is no cause to look it up in. */
    private static StoreFaultException unexpected(SQLException failure, String what) {
        var fault = new StoreFaultException(refusal(failure) + ": " + code(failure) + " at " + what);
        fault.setStackTrace(failure.getStackTrace());
        return fault;
    }

    private static String refusal(SQLException failure) {
        if (NO_TABLE.contains(state(failure))) {
            return "A table is missing (JdbcStore.createSchema() makes those of Symbolon, and so do the migrations)";
        }
        return NO_RIGHT.contains(state(failure)) || NO_RIGHT_NUMBERS.contains(failure.getErrorCode())
                ? "The database does not let this user do that"
                : "The database refused";
    }

    private static String state(SQLException failure) {
        var state = failure.getSQLState();
        return state == null ? "" : state;
    }

    private static String code(SQLException failure) {
        var state = state(failure).isEmpty() ? "no SQLSTATE" : "SQLSTATE " + state(failure);
        return state + ", number " + failure.getErrorCode();
    }
}
