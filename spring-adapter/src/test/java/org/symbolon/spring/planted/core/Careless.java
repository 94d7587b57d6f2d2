package org.symbolon.spring.planted.core;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Instant;
import java.util.Random;
import org.flywaydb.core.Flyway;
import tools.jackson.databind.json.JsonMapper;

/** Does all that no class of the adapter may do, or none but those of another package. */
final class Careless {
    private Careless() {}

    static String mail(String address) throws AddressException {
        return new InternetAddress(address).getAddress();
    }

    static String json(Object value) {
        return JsonMapper.shared().writeValueAsString(value);
    }

    static int migrate(Flyway flyway) {
        return flyway.migrate().migrationsExecuted;
    }

    static Instant now() {
        return Instant.now();
    }

    static void sleep() throws InterruptedException {
        Thread.sleep(1);
    }

    static int random() {
        return new Random().nextInt();
    }
}
