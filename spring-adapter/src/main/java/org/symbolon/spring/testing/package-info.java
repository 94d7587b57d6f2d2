/**
 * For tests of applications: who is signed in, which mails were sent, what time it is. Imports no other package of the
 * adapter but {@code security}.
 */
@NullMarked
package org.symbolon.spring.testing;

import org.jspecify.annotations.NullMarked;
