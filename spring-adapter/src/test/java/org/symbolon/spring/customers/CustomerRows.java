package org.symbolon.spring.customers;

import java.sql.Connection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.symbolon.store.jdbc.OnAccountCreated;
import org.symbolon.store.jdbc.OnAccountDeleted;

// snippet: rows
@Configuration
class CustomerRows {
    @Bean
    OnAccountCreated customerBegins() {
        return (connection, account, profile) -> on(connection)
                .update(
                        "INSERT INTO customer (account_id, name) VALUES (?, ?)",
                        account.id().value(),
                        profile.getOrDefault("name", ""));
    }

    @Bean
    OnAccountDeleted customerEnds() {
        return (connection, account) -> on(connection)
                .update(
                        "DELETE FROM customer WHERE account_id = ?",
                        account.id().value());
    }

    private static JdbcTemplate on(Connection transaction) {
        return new JdbcTemplate(new SingleConnectionDataSource(transaction, true));
    }
}
// end of snippet
