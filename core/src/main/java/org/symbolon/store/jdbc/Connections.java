package org.symbolon.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** How connections are borrowed and given back. */
final class Connections {
    private Connections() {}

    /** @throws org.symbolon.store.StoreUnavailableException where the source gives none, for whatever reason */
    static Connection borrow(DataSource source) {
        try {
            return source.getConnection();
        } catch (SQLException | RuntimeException down) {
            throw SqlTrouble.noConnection(down);
        }
    }

    static void giveBack(Connection connection) {
        try {
            connection.close();
        } catch (SQLException | RuntimeException gone) {
            // it is its source's business now
        }
    }

    /** Gives back a connection whose transaction may not have ended, so that nobody goes on with it. */
    static void discard(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException | RuntimeException gone) {
            // it has ended already
        }
        giveBack(connection);
    }
}
