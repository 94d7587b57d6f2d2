package org.symbolon.spring.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.symbolon.Symbolon;
import org.symbolon.account.Site;
import org.symbolon.key.KeyRing;
import org.symbolon.spring.core.SymbolonAutoConfiguration;
import org.symbolon.store.Store;
import org.symbolon.store.jdbc.JdbcStore;
import org.symbolon.store.memory.InMemoryStore;

@ExtendWith(OutputCaptureExtension.class)
class SymbolonJdbcAutoConfigurationTest {
    private static final String SECRET = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final AutoConfigurations OURS =
            AutoConfigurations.of(SymbolonJdbcAutoConfiguration.class, SymbolonAutoConfiguration.class);
    private static final AutoConfigurations BOOTS = AutoConfigurations.of(
            DataSourceAutoConfiguration.class,
            DataSourceInitializationAutoConfiguration.class,
            FlywayAutoConfiguration.class);

    private final ApplicationContextRunner withoutDatabase = new ApplicationContextRunner()
            .withConfiguration(OURS)
            .withUserConfiguration(People.class)
            .withPropertyValues("symbolon.secret=" + SECRET, "symbolon.public-url=https://video.example");
    private final ApplicationContextRunner withDatabase =
            withoutDatabase.withConfiguration(BOOTS).withPropertyValues("spring.flyway.enabled=false");
    private final ApplicationContextRunner onH2 = withDatabase.withPropertyValues(
            "spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");

    /** A database in memory, with our tables. */
    private static DataSource database() {
        var source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return source;
    }

    private static int accounts(DataSource source) {
        return new JdbcTemplate(source)
                .queryForList("SELECT id FROM symbolon_account")
                .size();
    }

    private static boolean hasTable(ApplicationContext context, String table) {
        return !new JdbcTemplate(context.getBean(DataSource.class))
                .queryForList("SELECT 1 FROM information_schema.tables WHERE lower(table_name) = ?", table)
                .isEmpty();
    }

    @Test
    void accountsAreKeptInTheOnlyDatabase(CapturedOutput output) {
        onH2.run(context -> {
            People.register(context, "mika@example.org");

            assertThat(context).hasSingleBean(Store.class).hasSingleBean(JdbcStore.class);
            assertThat(accounts(context.getBean(DataSource.class))).isEqualTo(1);
        });

        assertThat(output.getAll()).doesNotContain("Accounts are kept in memory");
    }

    @Test
    void accountsOutliveTheContext() {
        onH2.run(context -> People.register(context, "mika@example.org"));
        onH2.run(context -> assertThat(People.has(context, "mika@example.org")).isTrue());
    }

    @Test
    void accountsAreKeptInMemoryWhereThereIsNoDatabase(CapturedOutput output) {
        withoutDatabase.run(context -> assertThat(context)
                .hasSingleBean(Store.class)
                .hasSingleBean(InMemoryStore.class)
                .doesNotHaveBean(SymbolonJdbcProperties.class));

        assertThat(output.getAll()).contains("Accounts are kept in memory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.springframework.boot.jdbc", "org.springframework.boot.sql"})
    void accountsAreKeptInMemoryWhereSpringBootJdbcIsMissing(String missing) {
        withoutDatabase
                .withClassLoader(new FilteredClassLoader(missing))
                .withBean(DataSource.class, SymbolonJdbcAutoConfigurationTest::database)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(Store.class)
                        .hasSingleBean(InMemoryStore.class));
    }

    @Test
    void tablesAreNotTouchedWhereItIsSwitchedOff() {
        onH2.withPropertyValues("symbolon.enabled=false").run(context -> {
            assertThat(context).hasNotFailed().doesNotHaveBean(Store.class).doesNotHaveBean(Symbolon.class);
            assertThat(hasTable(context, "symbolon_account")).isFalse();
        });
    }

    @Test
    void tablesAreNotTouchedInAReactiveApplication() {
        new ReactiveWebApplicationContextRunner()
                .withConfiguration(OURS)
                .withConfiguration(BOOTS)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Store.class));
    }

    @Test
    void storeOfTheApplicationWins() {
        onH2.withBean(Store.class, InMemoryStore::new).run(context -> {
            assertThat(context).hasSingleBean(Store.class).doesNotHaveBean(JdbcStore.class);
            assertThat(hasTable(context, "symbolon_account")).isFalse();
        });
    }

    @Test
    void nothingIsAskedForWhereTheApplicationHasItsOwnSymbolon() {
        try (var own = Symbolon.builder()
                .site(Site.of("Own", "https://own.example"))
                .keys(KeyRing.of("own", SECRET.getBytes(StandardCharsets.US_ASCII)))
                .mailer(mail -> {})
                .store(new InMemoryStore())
                .build()) {
            onH2.withPropertyValues("symbolon.jdbc.initialize-schema=never")
                    .withBean(Symbolon.class, () -> own)
                    .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Store.class));
        }
    }

    /** One that is marked and can be had by its mark alone, beside one that everybody else gets. */
    @Configuration(proxyBeanMethods = false)
    static class Marked {
        @Bean
        DataSource others() {
            return database();
        }

        @Bean(defaultCandidate = false)
        @SymbolonDataSource
        DataSource ours() {
            return database();
        }
    }

    /** Two, of which one is marked and the other primary. */
    @Configuration(proxyBeanMethods = false)
    static class MarkedBesidePrimary {
        @Bean
        @Primary
        DataSource others() {
            return database();
        }

        @Bean
        @SymbolonDataSource
        DataSource ours() {
            return database();
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {Marked.class, MarkedBesidePrimary.class})
    void markedDatabaseIsChosen(Class<?> sources) {
        withDatabase.withUserConfiguration(sources).run(context -> {
            People.register(context, "mika@example.org");

            assertThat(accounts(context.getBean("ours", DataSource.class))).isEqualTo(1);
        });
    }

    /** One that can be had by its mark alone. */
    @Configuration(proxyBeanMethods = false)
    static class OnlyMarked {
        @Bean(defaultCandidate = false)
        @SymbolonDataSource
        DataSource ours() {
            return database();
        }
    }

    @Test
    void markedDatabaseIsFoundWhereItIsNoCandidateOtherwise() {
        withoutDatabase
                .withUserConfiguration(OnlyMarked.class)
                .run(context -> assertThat(context).hasSingleBean(JdbcStore.class));
    }

    /** Two, of which one is primary. */
    @Configuration(proxyBeanMethods = false)
    static class WithPrimary {
        @Bean
        DataSource others() {
            return database();
        }

        @Bean
        @Primary
        DataSource ours() {
            return database();
        }
    }

    @Test
    void primaryDatabaseIsChosenWhereNoneIsMarked() {
        withDatabase.withUserConfiguration(WithPrimary.class).run(context -> {
            People.register(context, "mika@example.org");

            assertThat(accounts(context.getBean("ours", DataSource.class))).isEqualTo(1);
        });
    }

    @Test
    void missingTablesAreMadeWhereThatIsAsked() throws Exception {
        var onPostgres = withDatabase
                .withPropertyValues(Postgres.emptyDatabase())
                .withPropertyValues("symbolon.jdbc.initialize-schema=always");
        onPostgres.run(context -> People.register(context, "mika@example.org"));

        onPostgres.run(
                context -> assertThat(People.has(context, "mika@example.org")).isTrue());
    }

    @Test
    void tablesThatAreThereAreEnoughWhateverIsAsked() throws Exception {
        var onPostgres = withDatabase.withPropertyValues(Postgres.emptyDatabase());
        onPostgres
                .withPropertyValues("symbolon.jdbc.initialize-schema=always")
                .run(context -> assertThat(context).hasNotFailed());

        onPostgres
                .withPropertyValues("symbolon.jdbc.initialize-schema=never")
                .run(context -> assertThat(context).hasNotFailed());
        onPostgres.run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void flywayMakesTheTablesWithAHistoryOfTheirOwnAndIsNoBean() throws Exception {
        var onPostgres = withDatabase
                .withPropertyValues(Postgres.emptyDatabase())
                .withPropertyValues("symbolon.jdbc.flyway=true");
        for (int start = 1; start <= 2; start++) {
            onPostgres.run(context -> {
                assertThat(context).hasNotFailed().doesNotHaveBean(Flyway.class);
                assertThat(hasTable(context, "symbolon_schema_history")).isTrue();
                assertThat(hasTable(context, "flyway_schema_history")).isFalse();
            });
        }
    }

    @Test
    void flywayGoesOnFromTablesThatWereMadeWithoutIt() throws Exception {
        var onPostgres = withDatabase.withPropertyValues(Postgres.emptyDatabase());
        onPostgres
                .withPropertyValues("symbolon.jdbc.initialize-schema=always")
                .run(context -> People.register(context, "mika@example.org"));

        onPostgres.withPropertyValues("symbolon.jdbc.flyway=true").run(context -> {
            assertThat(hasTable(context, "symbolon_schema_history")).isTrue();
            assertThat(People.has(context, "mika@example.org")).isTrue();
        });
    }

    @Test
    void flywayOfTheApplicationRunsFirstAndStaysAsItIs() throws Exception {
        withDatabase
                .withPropertyValues(Postgres.emptyDatabase())
                .withPropertyValues(
                        "spring.flyway.enabled=true",
                        "spring.flyway.locations=classpath:org/symbolon/spring/jdbc/host",
                        "symbolon.jdbc.flyway=true")
                .run(context -> {
                    assertThat(context).hasNotFailed().hasSingleBean(Flyway.class);
                    assertThat(context.getBean(Flyway.class).info().applied())
                            .extracting(migration -> migration.getDescription())
                            .containsExactly("note");
                    assertThat(hasTable(context, "host_note")).isTrue();
                    assertThat(hasTable(context, "symbolon_account")).isTrue();
                });
    }

    /** A bean of the application that needs accounts, and so is made before anything of Boot's. */
    @Configuration(proxyBeanMethods = false)
    static class Early {
        Early(Symbolon symbolon) {
            assertThat(symbolon).isNotNull();
        }
    }

    @Test
    void flywayOfTheApplicationMayMakeOurTablesItself() throws Exception {
        withDatabase
                .withUserConfiguration(Early.class)
                .withPropertyValues(Postgres.emptyDatabase())
                .withPropertyValues(
                        "spring.flyway.enabled=true",
                        "spring.flyway.locations=classpath:META-INF/symbolon/migrate/postgresql",
                        "symbolon.jdbc.initialize-schema=never")
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(JdbcStore.class));
    }

    /** Tables of the application refer to ours, which therefore have to be there before. */
    @Configuration(proxyBeanMethods = false)
    static class OursFirst {
        @Bean
        FlywayMigrationStrategy oursFirst(DataSource source) {
            return flyway -> {
                JdbcStore.on(source).createSchema();
                flyway.migrate();
            };
        }
    }

    @Test
    void flywayOfTheApplicationMayReferToOurTablesWhereItMakesThemBefore() throws Exception {
        withDatabase
                .withPropertyValues(Postgres.emptyDatabase())
                .withUserConfiguration(OursFirst.class)
                .withPropertyValues(
                        "spring.flyway.enabled=true",
                        "spring.flyway.locations=classpath:org/symbolon/spring/jdbc/customer",
                        "spring.flyway.baseline-on-migrate=true",
                        "spring.flyway.baseline-version=0")
                .run(context -> assertThat(hasTable(context, "customer")).isTrue());
    }

    @Test
    void secretIsNotAskedForWhereTheApplicationHasItsOwnKeys() throws Exception {
        withDatabase
                .withPropertyValues(Postgres.emptyDatabase())
                .withBean(KeyRing.class, () -> KeyRing.of("own", SECRET.getBytes(StandardCharsets.US_ASCII)))
                .withPropertyValues(
                        "symbolon.secret=", "symbolon.generate-secret=true", "symbolon.jdbc.initialize-schema=always")
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(JdbcStore.class));
    }

    @Test
    void tablesThatAnotherUserMadeAreEnoughWithoutAnyRightToMakeSome() throws Exception {
        var database = Postgres.emptyDatabase();
        Postgres.run(
                database,
                new ClassPathResource("META-INF/symbolon/schema-postgresql.sql")
                        .getContentAsString(StandardCharsets.UTF_8));
        var restricted = Postgres.withoutRights(database);
        Postgres.run(database, "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO PUBLIC");

        withDatabase.withPropertyValues(restricted).run(context -> People.register(context, "mika@example.org"));
    }

    @Test
    void generatedSecretIsFineForADatabaseInMemory() {
        onH2.withPropertyValues("symbolon.secret=", "symbolon.generate-secret=true")
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(JdbcStore.class));
    }
}
