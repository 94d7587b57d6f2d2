package org.symbolon.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.symbolon.account.Account;

/** What a host does in the transaction in which an account ends, such as deleting a row of its own. */
@FunctionalInterface
public interface OnAccountDeleted {
    /**
     * Runs before the account's row goes, so that a foreign key that names it is no hindrance. What it throws leaves
     * the account as it was. It may run several times, since the whole transaction is repeated after a conflict, so it
     * has no effect but through the connection. What {@link OnAccountCreated} says of a hook goes for this one too.
     */
    void run(Connection connection, Account account) throws SQLException;
}
