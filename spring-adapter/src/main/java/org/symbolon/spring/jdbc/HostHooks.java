package org.symbolon.spring.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.symbolon.account.Account;
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

    /** A hook costs statements, so a store has none of a kind that the application has no bean of. */
    JdbcStore addTo(JdbcStore store, ListableBeanFactory beans) {
        var begins = isThere(beans, OnAccountCreated.class) ? store.whenAccountCreated(this::begin) : store;
        return isThere(beans, OnAccountDeleted.class) ? begins.whenAccountDeleted(this::end) : begins;
    }

    /** Without making any. */
    private static boolean isThere(ListableBeanFactory beans, Class<?> type) {
        return BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans, type, true, false).length > 0;
    }

    private void begin(Connection connection, Account account, Map<String, String> profile) throws SQLException {
        for (var hook : created.all()) {
            hook.run(connection, account, profile);
        }
    }

    private void end(Connection connection, Account account) throws SQLException {
        for (var hook : deleted.all()) {
            hook.run(connection, account);
        }
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
