package org.symbolon.store.jdbc;

import java.time.Duration;
import java.util.function.Function;
import javax.sql.DataSource;
import org.symbolon.store.Store;
import org.symbolon.store.StoreUnit;

/** To be written. */
public final class JdbcStore implements Store {
    private JdbcStore() {}

    public static JdbcStore on(DataSource source) {
        return new JdbcStore();
    }

    public JdbcStore whenAccountCreated(OnAccountCreated hook) {
        return this;
    }

    public JdbcStore whenAccountDeleted(OnAccountDeleted hook) {
        return this;
    }

    public JdbcStore answeringWithin(Duration bound) {
        return this;
    }

    public void createSchema() {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> T transact(Function<StoreUnit, T> work) {
        throw new UnsupportedOperationException();
    }
}
