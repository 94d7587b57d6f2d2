/**
 * For those who write a store or test with Symbolon: the contract of a store as laws to check, time that is moved by
 * hand, and a mailer that keeps what it is given.
 *
 * <p>Free of any test framework. A store proves itself in ten lines, here by JUnit:
 *
 * <pre>{@code
 * class InMemoryStoreLawsTest {
 *     @TestFactory
 *     Stream<DynamicTest> laws() {
 *         return StoreLaws.of(InMemoryStore::new).stream()
 *                 .map(law -> dynamicTest(law.name(), law::check));
 *     }
 * }
 * }</pre>
 *
 * <p>Each law asks for an empty store. Where that is a database, give one whose tables were just emptied, such as
 * {@code StoreLaws.of(() -> emptied(dataSource))}, with a pool of two connections or more and a time-out that 64
 * callers who wait for them do not meet. May import {@code mail} and the ground floor. Start with
 * {@link org.symbolon.testkit.StoreLaws} or {@link org.symbolon.testkit.RecordingMailer}.
 */
@NullMarked
package org.symbolon.testkit;

import org.jspecify.annotations.NullMarked;
