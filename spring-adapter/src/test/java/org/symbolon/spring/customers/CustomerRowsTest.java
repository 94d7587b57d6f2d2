package org.symbolon.spring.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.symbolon.Symbolon;
import org.symbolon.account.Client;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Password;
import org.symbolon.registration.RegistrationRequest;
import org.symbolon.spring.testing.SymbolonTestConfiguration;
import org.symbolon.testkit.RecordingMailer;

@SpringBootTest(
        properties = {
            "symbolon.generate-secret=true",
            "symbolon.public-url=https://video.example",
            "spring.datasource.url=jdbc:h2:mem:customers",
            "spring.sql.init.schema-locations=classpath:org/symbolon/spring/customers/schema.sql"
        })
@Import(SymbolonTestConfiguration.class)
class CustomerRowsTest {
    private static final Password PASSWORD = Password.of("Harbour-at-Dawn-1");

    @Autowired
    private Symbolon symbolon;

    @Autowired
    private RecordingMailer mailer;

    @Autowired
    private JdbcTemplate database;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(CustomerRows.class)
    static class Shop {}

    @Test
    void rowOfTheApplicationBeginsAndEndsWithTheAccount() {
        var mika = EmailAddress.parse("mika@example.org").orElseThrow();
        var request = RegistrationRequest.of(mika, PASSWORD).withProfile(Map.of("name", "Mika"));
        var started = symbolon.registration().start(request, Client.unknown()).orElseThrow();
        var verified = symbolon.registration()
                .verify(started.handle(), mailer.codeFor("mika@example.org"), Client.unknown())
                .orElseThrow();

        assertThat(customers()).isEqualTo("Mika " + verified.account().id());

        symbolon.accounts().deleteWithoutPassword(verified.account().id());
        assertThat(customers()).isEmpty();
    }

    private String customers() {
        var rows = database.queryForList("SELECT name, account_id FROM customer");
        return rows.isEmpty() ? "" : rows.get(0).get("NAME") + " " + rows.get(0).get("ACCOUNT_ID");
    }
}
