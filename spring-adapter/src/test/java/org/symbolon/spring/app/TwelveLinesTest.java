package org.symbolon.spring.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.symbolon.spring.Http;
import org.symbolon.store.Store;
import org.symbolon.store.jdbc.JdbcStore;

/** One dependency and three properties, and what a database needs besides. */
class TwelveLinesTest {
    @TempDir
    private Path data;

    @Test
    void accountsLiveInPostgresqlUntilTheirOwnersDeleteThem() throws Exception {
        try (var postgres = new StoppablePostgres(data);
                var mailbox = new Mailbox();
                var site = RunningSite.start(
                        mailbox, "spring.datasource.url=" + postgres.url(), "symbolon.jdbc.initialize-schema=always")) {
            new Journey(site.api(), mailbox).travel();

            assertThat(site.context().getBean(Store.class)).isInstanceOf(JdbcStore.class);
            assertThat(postgres.rows("SELECT address FROM symbolon_account")).containsExactly("mika@example.org");
            new OwnerJourney(site, mailbox, postgres).travel();
            assertThat(postgres.rows("SELECT address FROM symbolon_account")).containsExactly("mika@example.org");
        }
    }

    @Test
    void accountsLiveInAnEmbeddedDatabaseWithoutAWord() throws Exception {
        try (var mailbox = new Mailbox();
                var site = RunningSite.start(mailbox)) {
            new Journey(site.api(), mailbox).travel();

            assertThat(site.context().getBean(Store.class)).isInstanceOf(JdbcStore.class);
        }
    }

    @Test
    void accountsLiveInMemoryWhereNothingOnTheClassPathIsOfADatabase() throws Exception {
        try (var mailbox = new Mailbox();
                var child = ChildApplication.start(VideoApplication.class, RunningSite.properties(mailbox))) {
            new Journey(Http.at("http://127.0.0.1:" + child.port() + "/api/account"), mailbox).travel();

            assertThat(child.output()).contains("NOTHING SURVIVES A RESTART");
        }
    }
}
