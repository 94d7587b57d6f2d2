package org.symbolon.spring.jdbc;

import java.util.List;
import org.symbolon.store.jdbc.JdbcStore;
import org.symbolon.store.jdbc.OnAccountCreated;
import org.symbolon.store.jdbc.OnAccountDeleted;

/** All that the application does when accounts begin and end, in its order, where the store takes one of each. */
record HostHooks(List<OnAccountCreated> created, List<OnAccountDeleted> deleted) {
    JdbcStore addTo(JdbcStore store) {
        return withDeleted(withCreated(store));
    }

    private JdbcStore withCreated(JdbcStore store) {
        if (created.isEmpty()) {
            return store;
        }
        return store.whenAccountCreated((connection, account, profile) -> {
            for (var hook : created) {
                hook.run(connection, account, profile);
            }
        });
    }

    private JdbcStore withDeleted(JdbcStore store) {
        if (deleted.isEmpty()) {
            return store;
        }
        return store.whenAccountDeleted((connection, account) -> {
            for (var hook : deleted) {
                hook.run(connection, account);
            }
        });
    }
}
