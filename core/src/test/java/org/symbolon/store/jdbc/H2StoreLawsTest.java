package org.symbolon.store.jdbc;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Apart from the other databases since these alone are also run in Turkish. */
class H2StoreLawsTest {
    @TestFactory
    Stream<DynamicTest> laws() {
        return JdbcStoreLawsTest.lawsOn(Database.H2);
    }
}
