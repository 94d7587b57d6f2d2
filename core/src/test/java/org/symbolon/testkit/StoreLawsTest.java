package org.symbolon.testkit;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.symbolon.store.memory.InMemoryStore;

class StoreLawsTest {
    @TestFactory
    Stream<DynamicTest> laws() {
        return StoreLaws.of(InMemoryStore::new).stream().map(law -> dynamicTest(law.name(), law::check));
    }
}
