package org.symbolon.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.symbolon.Symbolon;
import org.symbolon.account.Authenticated;
import org.symbolon.account.Client;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Password;
import org.symbolon.account.Site;
import org.symbolon.key.KeyRing;
import org.symbolon.registration.RegistrationRequest;
import org.symbolon.store.Store;
import org.symbolon.store.StoreUnavailableException;
import org.symbolon.store.jdbc.JdbcStore;
import org.symbolon.testkit.RecordingMailer;

/** What the README says of databases, on PostgreSQL and on H2. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnDatabaseTest {
    private static final byte[] SECRET = "32 bytes, better random than so.".getBytes(StandardCharsets.US_ASCII);
    private static final Client CLIENT = Client.unknown();

    private PostgresServer postgresql;
    private int made;
    private final RecordingMailer mailer = new RecordingMailer();

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        postgresql = new PostgresServer(directory);
    }

    @BeforeEach
    void forget() {
        mailer.clear();
    }

    @AfterAll
    void stop() throws Exception {
        postgresql.close();
    }

    /** A database of each kind, empty and for one test alone. */
    private Stream<String> urls() throws SQLException {
        int number = ++made;
        return Stream.of(postgresql.make("app" + number), "jdbc:h2:mem:readme" + number + ";DB_CLOSE_DELAY=-1");
    }

    @Test
    void everyRunOnPostgresqlAddsAnAccount() throws Exception {
        var url = postgresql.make("quickstart");

        for (int run = 1; run <= 2; run++) {
            var console = Console.of("--jdbc", url);

            assertThat(console.complaints()).isEmpty();
            assertThat(console.lines())
                    .anyMatch(line -> line.startsWith("On PostgreSQL 18."))
                    .anyMatch(line -> line.endsWith("Signed in anew"))
                    .contains(
                            "%5d in symbolon_account".formatted(run),
                            "%5d in symbolon_consent".formatted(2 * run),
                            "    0 in symbolon_outbox");
        }
    }

    @ParameterizedTest
    @MethodSource("urls")
    void ownRowComesAndGoesWithTheAccount(String url) throws Exception {
        try (var pool = pool(url)) {
            Wiring.store(pool);
            run(pool, Customers.TABLE);
            var store = Wiring.store(pool);
            try (var symbolon = symbolon(store)) {
                var mika = register(symbolon, "mika@example.org", Map.of("name", "Mika"));
                var tooLong = Map.of("name", "Mika".repeat(100));

                assertThat(list(pool, "SELECT name FROM customer")).containsExactly("Mika");
                assertThatThrownBy(() -> register(symbolon, "noor@example.org", tooLong))
                        .isInstanceOf(IllegalStateException.class);
                assertThat(list(pool, "SELECT canonical FROM symbolon_account")).containsExactly("mika@example.org");

                symbolon.accounts()
                        .delete(mika, Password.of("Harbour-at-Dawn-1"), CLIENT)
                        .orElseThrow();
                assertThat(list(pool, "SELECT name FROM customer")).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("urls")
    void stepInATransactionOfTheHostOutlivesItsRollBack(String url) throws Exception {
        try (var shop = Shop.open(url, SECRET, mailer)) {
            run(shop.ours(), Orders.TABLE);
            var mika = register(shop.symbolon(), "mika@example.org", Map.of());
            var noor = register(shop.symbolon(), "noor@example.org", Map.of());

            shop.orders().place(mika, "Harbour at Dawn");
            assertThatThrownBy(() -> shop.orders().place(noor, "Long".repeat(100)))
                    .isInstanceOf(SQLException.class);

            assertThat(list(shop.ours(), "SELECT video FROM orders")).containsExactly("Harbour at Dawn");
            assertThat(shop.symbolon().accounts().newsletter(mika)).isPresent();
            assertThat(shop.symbolon().accounts().newsletter(noor)).isPresent();
        }
    }

    @ParameterizedTest
    @MethodSource("urls")
    void stepThatWaitsForTheConnectionOfItsOwnCallerGivesUp(String url) throws Exception {
        try (var shop = Shop.open(url, SECRET, mailer)) {
            run(shop.ours(), Orders.TABLE);
            var mika = register(shop.symbolon(), "mika@example.org", Map.of());
            shop.symbolons().getHikariConfigMXBean().setConnectionTimeout(250);
            shop.symbolons().getHikariConfigMXBean().setMaximumPoolSize(1);
            shop.symbolons().getHikariPoolMXBean().softEvictConnections();

            assertThatThrownBy(() -> new Orders(shop.symbolons(), shop.symbolon()).place(mika, "Harbour at Dawn"))
                    .isInstanceOf(StoreUnavailableException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("urls")
    void migrationsMakeTheTablesBesideThoseOfTheHost(String url) throws Exception {
        try (var pool = pool(url)) {
            run(pool, "CREATE TABLE theirs (id INTEGER PRIMARY KEY)");

            assertThat(Migrations.migrate(pool, platform(url))).isEqualTo(1);

            var versions =
                    "SELECT \"version\" FROM \"symbolon_schema_history\" WHERE \"version\" IS NOT NULL ORDER BY 1";
            assertThat(list(pool, versions)).containsExactly("0", "1");
            JdbcStore.on(pool).createSchema();
            try (var symbolon = symbolon(JdbcStore.on(pool))) {
                register(symbolon, "mika@example.org", Map.of());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("urls")
    void migrationsOfAHostThatReferToAccountsRunAfterOurs(String url, @TempDir Path scripts) throws Exception {
        Files.writeString(scripts.resolve("V1__customer.sql"), Customers.TABLE);
        try (var pool = pool(url)) {
            assertThat(Migrations.migrate(pool, platform(url))).isEqualTo(1);
            assertThat(Migrations.migrateHost(pool, scripts)).isEqualTo(1);

            assertThat(list(pool, "SELECT name FROM customer")).isEmpty();
            assertThat(Migrations.migrate(pool, platform(url))).isZero();
            assertThat(Migrations.migrateHost(pool, scripts)).isZero();
            try (var symbolon = symbolon(Wiring.store(pool))) {
                register(symbolon, "mika@example.org", Map.of("name", "Mika"));
            }
            assertThat(list(pool, "SELECT name FROM customer")).containsExactly("Mika");
        }
    }

    private static String platform(String url) {
        return url.startsWith("jdbc:h2:") ? "h2" : "postgresql";
    }

    private Symbolon symbolon(Store store) {
        return Symbolon.builder()
                .site(Site.of("Example Video", "https://video.example"))
                .keys(KeyRing.of("k1", SECRET))
                .mailer(mailer)
                .store(store)
                .build();
    }

    private Authenticated register(Symbolon symbolon, String address, Map<String, String> profile) {
        var request = RegistrationRequest.of(
                        EmailAddress.parse(address).orElseThrow(), Password.of("Harbour-at-Dawn-1"))
                .withProfile(profile);
        var page = symbolon.registration().start(request, CLIENT).orElseThrow();
        var code = mailer.codeFor(address);
        var verified =
                symbolon.registration().verify(page.handle(), code, CLIENT).orElseThrow();
        return symbolon.sessions().authenticate(verified.tokens().accessToken()).orElseThrow();
    }

    private static HikariDataSource pool(String url) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        return pool;
    }

    private static void run(DataSource source, String change) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(change);
        }
    }

    private static List<String> list(DataSource source, String query) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(query)) {
            var list = new ArrayList<String>();
            while (found.next()) {
                list.add(found.getString(1));
            }
            return list;
        }
    }
}
