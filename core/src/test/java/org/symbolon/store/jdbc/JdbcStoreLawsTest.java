package org.symbolon.store.jdbc;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.symbolon.testkit.StoreLaws;

class JdbcStoreLawsTest {
    @TestFactory
    Stream<DynamicContainer> laws() {
        return Database.all().map(JdbcStoreLawsTest::lawsOn);
    }

    private static DynamicContainer lawsOn(Database database) {
        var laws = StoreLaws.of(() -> JdbcStore.on(database.fresh()));
        return dynamicContainer(database.name(), laws.stream().map(law -> dynamicTest(law.name(), law::check)));
    }
}
