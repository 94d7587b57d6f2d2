package org.symbolon.spring.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.symbolon.spring.StartedApplication;
import org.symbolon.spring.core.SymbolonAutoConfiguration;

/** What somebody reads whose application does not start for its database. */
@ExtendWith(OutputCaptureExtension.class)
class StartFailureTest {
    private static final String SECRET = "qx7Zr1J9mW0kT5vUe8YbNf3sDhGcAiLoPq2E4R6tIyM=";
    private static final String UNREACHABLE = "spring.datasource.url=jdbc:postgresql://127.0.0.1:1/none";

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        SymbolonJdbcAutoConfiguration.class,
        SymbolonAutoConfiguration.class
    })
    @Import(People.class)
    static class App {}

    /** Two, and no word which. */
    @Configuration(proxyBeanMethods = false)
    @Import(App.class)
    static class Two {
        @Bean
        DataSource dataSource() {
            return database();
        }

        @Bean
        DataSource reporting() {
            return database();
        }
    }

    /** Two that are marked. */
    @Configuration(proxyBeanMethods = false)
    @Import(App.class)
    static class TwoMarked {
        @Bean
        @SymbolonDataSource
        DataSource customers() {
            return database();
        }

        @Bean
        @SymbolonDataSource
        DataSource reporting() {
            return database();
        }
    }

    /** One that is for somebody else. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({SymbolonJdbcAutoConfiguration.class, SymbolonAutoConfiguration.class})
    @Import(People.class)
    static class NotForUs {
        @Bean(defaultCandidate = false)
        DataSource reporting() {
            return database();
        }
    }

    private static DataSource database() {
        var source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return source;
    }

    private static String refusal(CapturedOutput output, Class<?> application, String... properties) {
        var all = Stream.concat(
                Stream.of("symbolon.secret=" + SECRET, "symbolon.public-url=https://video.example"),
                Stream.of(properties));
        var text = StartedApplication.refusal(output, application, all.toArray(String[]::new));
        assertThat(text).contains("APPLICATION FAILED TO START").doesNotContain(SECRET);
        return text;
    }

    private static String[] and(String[] some, String... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
    }

    @ParameterizedTest
    @ValueSource(strings = {"never", "embedded"})
    void missingTablesAreNamedWithWhatMakesThem(String mode, CapturedOutput output) throws Exception {
        assertThat(refusal(output, App.class, and(Postgres.emptyDatabase(), "symbolon.jdbc.initialize-schema=" + mode)))
                .contains("There are no tables of Symbolon in the database, or not all of them.")
                .contains("Set symbolon.jdbc.initialize-schema=always")
                .contains("META-INF/symbolon/migrate");
    }

    @Test
    void missingTablesOfAnEmbeddedDatabaseAreNamedWhereNoneMayBeMade(CapturedOutput output) {
        assertThat(refusal(
                        output,
                        App.class,
                        "spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID(),
                        "symbolon.jdbc.initialize-schema=never"))
                .contains("There are no tables of Symbolon");
    }

    @Test
    void severalDatabasesAreNamedWithWhatMarksOne(CapturedOutput output) {
        assertThat(refusal(output, Two.class))
                .contains("There are beans of type DataSource (dataSource, reporting), and nothing says in which of"
                        + " these databases accounts are kept.")
                .contains("Put @SymbolonDataSource (of org.symbolon.spring.jdbc) on the method of exactly one");
    }

    @Test
    void severalMarkedDatabasesAreNamed(CapturedOutput output) {
        assertThat(refusal(output, TwoMarked.class))
                .contains("There are beans of type DataSource (customers, reporting)")
                .contains("of exactly one of them");
    }

    @Test
    void databaseForSomebodyElseIsNotTakenNorForgotten(CapturedOutput output) {
        assertThat(refusal(output, NotForUs.class))
                .contains("There are beans of type DataSource, and nothing says")
                .contains("Put @SymbolonDataSource");
    }

    @Test
    void databaseThatIsDownIsToldInWordsOfCore(CapturedOutput output) {
        assertThat(refusal(output, App.class, UNREACHABLE, "spring.datasource.hikari.connection-timeout=250"))
                .contains("There is no connection to the database: SQLSTATE 08001")
                .contains("Look at the DataSource bean that accounts are kept in, and at spring.datasource.url");
    }

    @Test
    void connectionsInATransactionAreToldInWordsOfCore(CapturedOutput output) {
        assertThat(refusal(
                        output,
                        App.class,
                        "spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID(),
                        "spring.datasource.hikari.auto-commit=false"))
                .contains("JdbcStore")
                .contains("auto-commit")
                .contains("Look at the DataSource bean");
    }

    @Test
    void tablesOfANewerVersionAreToldInWordsOfCore(CapturedOutput output) {
        var url = "jdbc:h2:mem:" + UUID.randomUUID()
                + ";INIT=CREATE TABLE IF NOT EXISTS symbolon_schema AS SELECT 999 AS version";
        assertThat(refusal(output, App.class, "spring.datasource.url=" + url))
                .contains("The tables of Symbolon are of version 999, from a newer Symbolon than this one")
                .contains("Where they are older, symbolon.jdbc.flyway=true upgrades them");
    }

    @Test
    void userWhoMayMakeNoTablesIsToldWhatSomebodyElseHasToRun(CapturedOutput output) throws Exception {
        var database = Postgres.withoutRights(Postgres.emptyDatabase());

        assertThat(refusal(output, App.class, and(database, "symbolon.jdbc.initialize-schema=always")))
                .contains("The database does not let this user do that: SQLSTATE 42501")
                .contains("Action:\n\nWhere the user of the database may not make tables, run"
                        + " META-INF/symbolon/schema-postgresql.sql of symbolon-core")
                .contains("then grant that user SELECT, INSERT, UPDATE and DELETE on the tables.");
        assertThat(refusal(output, App.class, and(database, "symbolon.jdbc.flyway=true")))
                .contains("Flyway cannot make the tables of Symbolon: ")
                .contains("42501")
                .contains("Where the user of the database may not make tables, run META-INF/symbolon/schema-postgresql")
                .contains("Leave symbolon.jdbc.flyway out then.")
                .doesNotContain("Flyway needs");
    }

    @Test
    void moduleOfFlywayIsNamedWhereFlywayDoesNotKnowTheDatabase() {
        assertThatThrownBy(() ->
                        Migrations.run(new Unknown().dataSource(), getClass().getClassLoader()))
                .isInstanceOfSatisfying(
                        FailureAnalyzedException.class,
                        failure -> assertThat(failure.analysis().getAction())
                                .isEqualTo(
                                        "For PostgreSQL Flyway needs org.flywaydb:flyway-database-postgresql, for MariaDB"
                                                + " org.flywaydb:flyway-mysql."));
    }

    @Test
    void boundThatIsTooShortIsNamed(CapturedOutput output) {
        assertThat(refusal(
                        output,
                        App.class,
                        "spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID(),
                        "symbolon.jdbc.answering-within=20"))
                .contains("A transaction may take a second to an hour, not PT0.02S.")
                .contains("Change symbolon.jdbc.answering-within=PT0.02S, or leave it out.");
    }

    @Test
    void generatedSecretIsRefusedForADatabaseThatOutlivesIt(CapturedOutput output) throws Exception {
        var database = Postgres.emptyDatabase();

        assertThat(StartedApplication.refusal(
                        output,
                        App.class,
                        and(
                                database,
                                "symbolon.jdbc.initialize-schema=always",
                                "symbolon.public-url=https://video.example",
                                "symbolon.generate-secret=true")))
                .contains("APPLICATION FAILED TO START")
                .contains("symbolon.generate-secret=true makes another secret at each start, but accounts are kept in"
                        + " a database that outlives it")
                .contains("openssl rand -base64 32");
        assertThat(refusal(output, App.class, and(database, "symbolon.jdbc.initialize-schema=never")))
                .contains("There are no tables of Symbolon");
    }

    /** A database that is none of the three. */
    @Configuration(proxyBeanMethods = false)
    @Import(App.class)
    static class Unknown {
        @Bean
        DataSource dataSource() {
            return new DelegatingDataSource(database()) {
                @Override
                public Connection getConnection() throws SQLException {
                    var connection = super.getConnection();
                    return answering(Connection.class, connection, "getMetaData", named(connection.getMetaData()));
                }
            };
        }

        private static DatabaseMetaData named(DatabaseMetaData about) {
            return answering(DatabaseMetaData.class, about, "getDatabaseProductName", "Sheets of Paper");
        }

        /** The same, but for what one of its methods answers. */
        private static <T> T answering(Class<T> type, T same, String method, Object answer) {
            return type.cast(Proxy.newProxyInstance(
                    StartFailureTest.class.getClassLoader(),
                    new Class<?>[] {type},
                    (proxy, called, arguments) ->
                            called.getName().equals(method) ? answer : called.invoke(same, arguments)));
        }
    }

    @Test
    void databaseThatIsNoneOfTheThreeIsToldInWordsOfCore(CapturedOutput output) {
        assertThat(refusal(output, Unknown.class))
                .contains(
                        "JdbcStore needs PostgreSQL 14, MariaDB 10.6 or H2 2.3, or newer, and this is Sheets of Paper")
                .contains("Look at the DataSource bean");
    }

    @Test
    void migrationsThatFailAreToldInWordsOfFlyway(CapturedOutput output) {
        var url = "jdbc:h2:mem:" + UUID.randomUUID() + ";INIT=CREATE TABLE IF NOT EXISTS symbolon_account (id INT)";
        assertThat(refusal(output, App.class, "spring.datasource.url=" + url, "symbolon.jdbc.flyway=true"))
                .contains("Flyway cannot make the tables of Symbolon: ")
                .contains("The history of these tables is in symbolon_schema_history.")
                .doesNotContain("Flyway needs");
    }

    @Test
    void missingFlywayIsNamedWhereItIsAskedFor() {
        assertThatThrownBy(() -> Migrations.run(database(), new FilteredClassLoader("org.flywaydb")))
                .isInstanceOfSatisfying(FailureAnalyzedException.class, failure -> {
                    assertThat(failure.analysis().getDescription())
                            .isEqualTo("symbolon.jdbc.flyway=true needs Flyway, and that is not on the class path.");
                    assertThat(failure.analysis().getAction())
                            .contains("Add org.flywaydb:flyway-core")
                            .contains("symbolon.jdbc.initialize-schema=always");
                });
    }
}
