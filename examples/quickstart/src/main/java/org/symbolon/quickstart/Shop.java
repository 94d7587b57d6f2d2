package org.symbolon.quickstart;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.symbolon.Symbolon;
import org.symbolon.account.Site;
import org.symbolon.key.KeyRing;
import org.symbolon.mail.Mailer;
import org.symbolon.store.jdbc.JdbcStore;

/** A shop that is on one database with Symbolon, by a pool for each. */
record Shop(HikariDataSource ours, HikariDataSource symbolons, Symbolon symbolon) implements AutoCloseable {
    static Shop open(String url, byte[] secret, Mailer mailer) {
        // snippet: pools
        var ours = pool(url, 10); // for the transactions of the application
        var symbolons = pool(url, 5); // for Symbolon alone
        var store = JdbcStore.on(symbolons).answeringWithin(Duration.ofSeconds(3)); // instead of five
        // end of snippet
        store.createSchema();
        var symbolon = Symbolon.builder()
                .site(Site.of("Example Video", "https://video.example"))
                .keys(KeyRing.of("k1", secret))
                .mailer(mailer)
                .store(store)
                .build();
        return new Shop(ours, symbolons, symbolon);
    }

    // snippet: pool
    static HikariDataSource pool(String url, int connections) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(connections);
        pool.setConnectionTimeout(3000); // milliseconds, instead of thirty seconds
        return pool;
    }
    // end of snippet

    Orders orders() {
        return new Orders(ours, symbolon);
    }

    @Override
    public void close() {
        symbolon.close();
        symbolons.close();
        ours.close();
    }
}
