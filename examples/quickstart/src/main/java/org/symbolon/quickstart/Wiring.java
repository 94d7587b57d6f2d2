package org.symbolon.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.symbolon.Symbolon;
import org.symbolon.account.Site;
import org.symbolon.key.KeyRing;
import org.symbolon.mail.Mailer;
import org.symbolon.mail.SmtpMailer;
import org.symbolon.store.jdbc.JdbcStore;
import org.symbolon.token.SigningKey;
import org.symbolon.token.TokenKeys;

/** How a plain Java application makes its Symbolon. */
final class Wiring {
    private Wiring() {}

    static Symbolon symbolon(byte[] secret, String mailServer) {
        // snippet: wiring
        var symbolon = Symbolon.builder()
                .site(Site.of("Example Video", "https://video.example"))
                .keys(KeyRing.of("k1", secret)) // 32 random bytes, the same ones at each start
                .mailer(SmtpMailer.to(mailServer, "no-reply@video.example")) // such as smtp://127.0.0.1:2525
                .build();
        // end of snippet
        return symbolon;
    }

    static Symbolon forOtherServices(byte[] secret, Mailer mailer, Path file) throws IOException {
        // snippet: token-keys
        var key = SigningKey.fromPem(Files.readString(file)); // or fromJwk, or fromKeyStore
        var symbolon = Symbolon.builder()
                .site(Site.of("Example Video", "https://video.example"))
                .keys(KeyRing.of("k1", secret))
                .mailer(mailer)
                .tokenKeys(TokenKeys.es256(key))
                .build();
        // end of snippet
        return symbolon;
    }

    static JdbcStore store(DataSource dataSource) {
        // snippet: store
        var store = JdbcStore.on(dataSource) // PostgreSQL, MariaDB or H2
                .whenAccountCreated(Customers::insert) // where you keep a row of your own
                .whenAccountDeleted(Customers::delete);
        store.createSchema(); // makes the tables that are missing
        // end of snippet
        return store;
    }
}
