package org.symbolon.store.jdbc;

import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** An empty database on a server that has others, for a test that needs tables of its own; gone when it is closed. */
record OwnDatabase(Database server, String name, DataSource source) implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    static OwnDatabase on(Database server) throws SQLException {
        var name = "own" + NUMBER.incrementAndGet();
        if (server != Database.H2) {
            Query.run(server.source(), "CREATE DATABASE " + name);
        }
        var url = server.server().url().replaceFirst("(/(postgres|test)\\?|:symbolon;)", delimited(server, name));
        return new OwnDatabase(server, name, new PlainSource(url));
    }

    private static String delimited(Database server, String name) {
        return server == Database.H2 ? ":" + name + ";" : "/" + name + "?";
    }

    /** The same on PostgreSQL, as another user. */
    DataSource as(String user) {
        return new PlainSource(((PlainSource) source).url().replace("user=postgres", "user=" + user));
    }

    /** As the directories of the migrations are named. */
    String platform() {
        return server.server().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() throws SQLException {
        if (server == Database.H2) {
            Query.run(source, "SHUTDOWN");
        } else {
            Query.run(server.source(), "DROP DATABASE " + name);
        }
    }
}
