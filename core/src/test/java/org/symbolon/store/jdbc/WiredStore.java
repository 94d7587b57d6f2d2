package org.symbolon.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;

/** A store with a pool of one behind a wire, whose connection is open but has committed nothing yet. */
final class WiredStore implements AutoCloseable {
    private static final Duration BOUND = Duration.ofSeconds(1);

    final Wire wire;
    final HikariDataSource pool;
    /** Another way to the same tables. */
    final DataSource beside;

    final JdbcStore store;

    WiredStore(Database database) throws IOException, SQLException {
        beside = database.fresh();
        var url = database.server().url();
        int port = URI.create(url.substring("jdbc:".length())).getPort();
        wire = new Wire(port);
        var config = new HikariConfig();
        config.setJdbcUrl(url.replace(":" + port + "/", ":" + wire.port() + "/") + options(database));
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(1000);
        config.setValidationTimeout(500);
        pool = new HikariDataSource(config);
        store = JdbcStore.on(pool).answeringWithin(BOUND);
        JdbcStore.on(pool).transact(unit -> {
            unit.rollBack();
            return unit.accounts().insert(Some.account(0), Map.of());
        });
    }

    /** While a cancelled statement is waited for, so is the server's answer to that. */
    private static String options(Database database) {
        return database == Database.POSTGRESQL ? "&cancelSignalTimeout=1" : "";
    }

    boolean insert(int number) {
        return store.transact(unit -> unit.accounts().insert(Some.account(number), Map.of()));
    }

    @Override
    public void close() throws IOException {
        pool.close();
        wire.close();
    }
}
