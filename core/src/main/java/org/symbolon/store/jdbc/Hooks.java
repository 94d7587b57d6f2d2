package org.symbolon.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.symbolon.account.Account;

/** What the host does in our transactions; nothing where it asked for nothing. */
record Hooks(OnAccountCreated onCreated, OnAccountDeleted onDeleted) {
    static final Hooks NONE = new Hooks((connection, account, profile) -> {}, (connection, account) -> {});

    Hooks withCreated(OnAccountCreated hook) {
        return new Hooks(hook, onDeleted);
    }

    Hooks withDeleted(OnAccountDeleted hook) {
        return new Hooks(onCreated, hook);
    }

    void created(Sql sql, Account account, Map<String, String> profile) {
        run(sql, "whenAccountCreated", connection -> onCreated.run(connection, account, profile));
    }

    void deleted(Sql sql, Account account) {
        run(sql, "whenAccountDeleted", connection -> onDeleted.run(connection, account));
    }

    private interface Hook {
        void on(Connection connection) throws SQLException;
    }

    private static void run(Sql sql, String name, Hook hook) {
        sql.use(name, connection -> {
            hook.on(connection);
            if (connection.isClosed() || connection.getAutoCommit()) {
                throw new IllegalStateException(name + " must leave the connection open and end no transaction");
            }
            return connection;
        });
    }
}
