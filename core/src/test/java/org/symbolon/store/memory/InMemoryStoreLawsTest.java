package org.symbolon.store.memory;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.symbolon.testkit.StoreLaws;

class InMemoryStoreLawsTest {
    @TestFactory
    Stream<DynamicTest> laws() {
        return StoreLaws.of(InMemoryStore::new).stream().map(law -> dynamicTest(law.name(), law::check));
    }
}
