package org.symbolon.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.Account;

/** What the host does in our transactions, where it asked for any. */
record Hooks(@Nullable OnAccountCreated onCreated, @Nullable OnAccountDeleted onDeleted) {
    static final Hooks NONE = new Hooks(null, null);

    Hooks withCreated(OnAccountCreated hook) {
        return new Hooks(hook, onDeleted);
    }

    Hooks withDeleted(OnAccountDeleted hook) {
        return new Hooks(onCreated, hook);
    }

    void created(Sql sql, Account account, Map<String, String> profile) {
        var hook = onCreated;
        if (hook != null) {
            run(sql, "whenAccountCreated", connection -> hook.run(connection, account, profile));
        }
    }

    void deleted(Sql sql, Account account) {
        var hook = onDeleted;
        if (hook != null) {
            run(sql, "whenAccountDeleted", connection -> hook.run(connection, account));
        }
    }

    private interface Hook {
        void on(Connection connection) throws SQLException;
    }

    private static void run(Sql sql, String name, Hook hook) {
        sql.use(name, connection -> {
            var mark = sql.dialect().mark(connection);
            call(hook, connection);
            if (connection.isClosed() || connection.getAutoCommit() || !mark.isStillThere()) {
                throw new IllegalStateException(name + " must leave the connection open and end no transaction,"
                        + " nor go on after a statement of its own that did");
            }
            return connection;
        });
    }

    /** Hosts that reach the database by a framework throw exceptions of that, in which the driver's is wrapped. */
    private static void call(Hook hook, Connection connection) throws SQLException {
        try {
            hook.on(connection);
        } catch (RuntimeException thrown) {
            throw SqlTrouble.passing(thrown).orElse(thrown);
        }
    }
}
