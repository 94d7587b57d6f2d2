/**
 * For those who test with Symbolon: time that is moved by hand, and a mailer that keeps what it is given.
 *
 * <p>May import {@code mail} and the ground floor; free of any test framework. Start with
 * {@link org.symbolon.testkit.RecordingMailer}.
 */
@NullMarked
package org.symbolon.testkit;

import org.jspecify.annotations.NullMarked;
