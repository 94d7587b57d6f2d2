package org.symbolon.store.jdbc;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.symbolon.testkit.StoreLaws;

/** Every law on every server; {@code H2StoreLawsTest} does the same for the database without one. */
class JdbcStoreLawsTest {
    @TestFactory
    Stream<DynamicContainer> laws() {
        return Database.all()
                .filter(database -> database != Database.H2)
                .map(database -> dynamicContainer(database.name(), lawsOn(database)));
    }

    static Stream<DynamicTest> lawsOn(Database database) {
        return StoreLaws.of(() -> JdbcStore.on(database.fresh())).stream()
                .map(law -> dynamicTest(law.name(), law::check));
    }
}
