package org.symbolon.spring.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.symbolon.Symbolon;
import org.symbolon.spring.core.SymbolonAutoConfiguration;
import org.symbolon.store.jdbc.OnAccountCreated;
import org.symbolon.store.jdbc.OnAccountDeleted;

@ExtendWith(OutputCaptureExtension.class)
class HostHooksTest {
    private static final ApplicationContextInitializer<ConfigurableApplicationContext> LAZY =
            context -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    SymbolonJdbcAutoConfiguration.class,
                    SymbolonAutoConfiguration.class))
            .withUserConfiguration(People.class, Customers.class)
            .withPropertyValues(
                    "symbolon.secret=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                    "symbolon.public-url=https://video.example",
                    "spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID()
                            + ";DB_CLOSE_DELAY=-1;INIT=CREATE TABLE IF NOT EXISTS customer"
                            + " (account_id UUID\\, step VARCHAR(20)\\, at INT AUTO_INCREMENT)");

    /** A row for each account, written twice, where the second hook is declared first. */
    @Configuration(proxyBeanMethods = false)
    static class Customers {
        @Bean
        @Order(2)
        OnAccountCreated second() {
            return (connection, account, profile) -> new JdbcTemplate(new SingleConnectionDataSource(connection, true))
                    .update(
                            "INSERT INTO customer (account_id, step) VALUES (?, 'second')",
                            account.id().value());
        }

        @Bean
        @Order(1)
        OnAccountCreated first() {
            return (connection, account, profile) -> new JdbcTemplate(new SingleConnectionDataSource(connection, true))
                    .update(
                            "INSERT INTO customer (account_id, step) VALUES (?, ?)",
                            account.id().value(),
                            profile.get("team"));
        }

        @Bean
        @Order(2)
        OnAccountDeleted last() {
            return (connection, account) -> new JdbcTemplate(new SingleConnectionDataSource(connection, true))
                    .update("INSERT INTO customer (step) VALUES ('last')");
        }

        @Bean
        @Order(1)
        OnAccountDeleted beforeThat() {
            return (connection, account) -> new JdbcTemplate(new SingleConnectionDataSource(connection, true))
                    .update(
                            "DELETE FROM customer WHERE account_id = ?",
                            account.id().value());
        }
    }

    /** Comes after the others, and fails. */
    @Configuration(proxyBeanMethods = false)
    static class Failing {
        @Bean
        OnAccountCreated failing() {
            return (connection, account, profile) -> {
                throw new UnsupportedOperationException("the third one failed");
            };
        }
    }

    /** Hooks that need what needs the store that runs them. */
    @Configuration(proxyBeanMethods = false)
    static class Curious {
        @Bean
        OnAccountCreated welcome(Symbolon symbolon) {
            return (connection, account, profile) ->
                    insert(connection, "from " + symbolon.settings().site().name());
        }

        @Bean
        OnAccountDeleted farewell(Symbolon symbolon) {
            return (connection, account) ->
                    insert(connection, "to " + symbolon.settings().site().name());
        }

        private static void insert(Connection connection, String step) {
            new JdbcTemplate(new SingleConnectionDataSource(connection, true))
                    .update("INSERT INTO customer (step) VALUES (?)", step);
        }
    }

    /** Comes before the others, and needs an account. */
    @Configuration(proxyBeanMethods = false)
    static class Early {
        Early(ApplicationContext context) {
            People.register(context, "early@example.org");
        }
    }

    private static List<String> steps(ApplicationContext context) {
        return new JdbcTemplate(context.getBean(DataSource.class))
                .queryForList("SELECT step FROM customer ORDER BY at", String.class);
    }

    @Test
    void everyHookForAccountsThatBeginRunsInItsOrder() {
        runner.run(context -> {
            People.register(context, "mika@example.org");

            assertThat(steps(context)).containsExactly("red", "second");
        });
    }

    @Test
    void everyHookForAccountsThatEndRunsInItsOrder() {
        runner.run(context -> {
            var account = People.register(context, "mika@example.org");

            assertThat(context.getBean(Symbolon.class).accounts().deleteWithoutPassword(account))
                    .isTrue();

            assertThat(steps(context)).containsExactly("last");
        });
    }

    @Test
    void hooksMayNeedSymbolon() {
        runner.withUserConfiguration(Curious.class).run(HostHooksTest::assertThatCuriousHooksRun);
    }

    @Test
    void hooksAreFoundWhereBeansAreMadeLate() {
        runner.withInitializer(LAZY).withUserConfiguration(Curious.class).run(HostHooksTest::assertThatCuriousHooksRun);
    }

    private static void assertThatCuriousHooksRun(ApplicationContext context) {
        var account = People.register(context, "mika@example.org");
        context.getBean(Symbolon.class).accounts().deleteWithoutPassword(account);

        assertThat(steps(context)).containsExactly("from video.example", "last", "to video.example");
    }

    @Test
    void hooksRunForAnAccountThatBeginsDuringTheStart(CapturedOutput output) {
        runner.withUserConfiguration(Early.class)
                .run(context -> assertThat(steps(context)).containsExactly("red", "second"));

        assertThat(output.getAll()).doesNotContain("Nothing runs");
    }

    @Test
    void hookThatCannotBeMadeStopsTheStartEvenWhereBeansAreMadeLate() {
        runner.withInitializer(LAZY)
                .withBean(OnAccountDeleted.class, () -> {
                    throw new UnsupportedOperationException("no ink");
                })
                .run(context -> assertThat(context).getFailure().rootCause().hasMessage("no ink"));
    }

    @Test
    void hookThatThrowsUndoesTheAccountAndWhatOtherHooksDid() {
        runner.withUserConfiguration(Failing.class).run(context -> {
            assertThatThrownBy(() -> People.register(context, "mika@example.org"))
                    .isInstanceOf(UnsupportedOperationException.class);

            assertThat(People.has(context, "mika@example.org")).isFalse();
            assertThat(steps(context)).isEmpty();
        });
    }
}
