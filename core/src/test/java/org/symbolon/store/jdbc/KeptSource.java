package org.symbolon.store.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A source that lends one and the same connection again and again: closing it only gives it back. That is how a pool of
 * one behaves that tidies nothing up, and how a source does that joins a host's transaction.
 */
final class KeptSource extends PlainSource implements AutoCloseable {
    private final Connection kept;
    private int lent;

    KeptSource(Connection kept) {
        super("");
        this.kept = kept;
    }

    @Override
    public Connection getConnection() {
        lent++;
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        lent--;
                        return null;
                    }
                    try {
                        return method.invoke(kept, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    /** How many were lent and not given back. */
    int lent() {
        return lent;
    }

    @Override
    public void close() throws SQLException {
        kept.close();
    }
}
