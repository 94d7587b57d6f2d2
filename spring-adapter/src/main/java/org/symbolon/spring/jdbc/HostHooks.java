package org.symbolon.spring.jdbc;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.symbolon.store.jdbc.JdbcStore;
import org.symbolon.store.jdbc.OnAccountCreated;
import org.symbolon.store.jdbc.OnAccountDeleted;

/**
 * All that the application does when accounts begin and end, in its order, where the store takes one of each. They are
 * looked up at the end of the start, or with an account before that, since they may need {@code Symbolon} themselves.
 */
final class HostHooks implements SmartInitializingSingleton {
    private final Known<OnAccountCreated> created;
    private final Known<OnAccountDeleted> deleted;

    HostHooks(ObjectProvider<OnAccountCreated> created, ObjectProvider<OnAccountDeleted> deleted) {
        this.created = new Known<>(created);
        this.deleted = new Known<>(deleted);
    }

    @Override
    public void afterSingletonsInstantiated() {
        created.all();
        deleted.all();
    }

    JdbcStore addTo(JdbcStore store) {
        return store.whenAccountCreated((connection, account, profile) -> {
                    for (var hook : created.all()) {
                        hook.run(connection, account, profile);
                    }
                })
                .whenAccountDeleted((connection, account) -> {
                    for (var hook : deleted.all()) {
                        hook.run(connection, account);
                    }
                });
    }

    /** Beans of a type. Without a lock, since whoever makes beans holds one already. */
    private static final class Known<T> {
        private final ObjectProvider<T> beans;
        private volatile @Nullable List<T> found;

        Known(ObjectProvider<T> beans) {
            this.beans = beans;
        }

        List<T> all() {
            var known = found;
            if (known == null) {
                known = beans.orderedStream().toList();
                found = known;
            }
            return known;
        }
    }
}
