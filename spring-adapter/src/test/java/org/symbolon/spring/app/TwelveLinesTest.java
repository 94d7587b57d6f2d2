package org.symbolon.spring.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.symbolon.spring.Http;
import org.symbolon.store.Store;
import org.symbolon.store.jdbc.JdbcStore;

/** One dependency and three properties, and what a database needs besides. */
class TwelveLinesTest {
    private static final String SECRET = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    @Test
    void accountsLiveInPostgresql() throws Exception {
        try (var postgres = EmbeddedPostgres.start();
                var mailbox = new Mailbox();
                var context = start(
                        mailbox,
                        "spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                        "symbolon.jdbc.initialize-schema=always")) {
            new Journey(api(context), mailbox).travel();

            assertThat(context.getBean(Store.class)).isInstanceOf(JdbcStore.class);
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var rows = connection.createStatement().executeQuery("SELECT COUNT(*) FROM symbolon_account")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(1);
            }
        }
    }

    @Test
    void accountsLiveInAnEmbeddedDatabaseWithoutAWord() throws Exception {
        try (var mailbox = new Mailbox();
                var context = start(mailbox)) {
            new Journey(api(context), mailbox).travel();

            assertThat(context.getBean(Store.class)).isInstanceOf(JdbcStore.class);
        }
    }

    @Test
    void accountsLiveInMemoryWhereNothingOnTheClassPathIsOfADatabase() throws Exception {
        try (var mailbox = new Mailbox();
                var child = ChildApplication.start(VideoApplication.class, properties(mailbox))) {
            new Journey(Http.at("http://127.0.0.1:" + child.port() + "/api/account"), mailbox).travel();

            assertThat(child.output()).contains("NOTHING SURVIVES A RESTART");
        }
    }

    private static ConfigurableApplicationContext start(Mailbox mailbox, String... more) {
        var arguments = new ArrayList<String>();
        properties(mailbox).forEach(property -> arguments.add("--" + property));
        List.of(more).forEach(property -> arguments.add("--" + property));
        return SpringApplication.run(VideoApplication.class, arguments.toArray(String[]::new));
    }

    private static List<String> properties(Mailbox mailbox) {
        return List.of(
                "symbolon.secret=" + SECRET,
                "symbolon.public-url=https://video.example",
                "spring.mail.host=127.0.0.1",
                "spring.mail.port=" + mailbox.port(), // as the servers of a test are where there is room
                "server.port=0",
                "server.address=127.0.0.1");
    }

    private static Http api(ConfigurableApplicationContext context) {
        var port = context.getEnvironment().getRequiredProperty("local.server.port");
        return Http.at("http://127.0.0.1:" + port + "/api/account");
    }
}
