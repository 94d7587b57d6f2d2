package org.symbolon.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.symbolon.account.Account;

/** What a host does in the transaction in which an account begins, such as inserting a row of its own. */
@FunctionalInterface
public interface OnAccountCreated {
    /**
     * Runs once the account's row is there, so that a foreign key may name it. What it throws undoes the account as
     * well. It may run several times, since the whole transaction is repeated after a conflict, so it has no effect but
     * through the connection, which it neither commits, rolls back nor closes, and it passes on what its statements
     * throw, be it inside an exception of its own. Steps of Symbolon cannot be called in it.
     *
     * <p>A hook that closes the connection or ends the transaction is found out afterwards: the step throws
     * {@code IllegalStateException}, but what the hook committed stays. One that undoes statements before its own, by a
     * savepoint or by changing tables of Symbolon, is not. Where it swallows the failure of a statement, PostgreSQL
     * refuses all of it; the others keep the rest.
     *
     * <p>What it throws as {@code SQLException} becomes an {@code IllegalStateException} with SQLSTATE and number, at
     * its own line of code, without the driver's words; any other exception reaches the caller of the step as it is.
     *
     * @param profile what the registration carried, empty for an account that was admitted; from now on it is kept
     *     nowhere else
     */
    void run(Connection connection, Account account, Map<String, String> profile) throws SQLException;
}
