/**
 * Values that every room speaks: who an account is, what its owner types, what a client holds.
 *
 * <p>Text from outside becomes one of these types once, at the edge; behind that nothing checks it again. Secrets
 * ({@code Password}, {@code Handle}, {@code DeviceToken}, {@code PasswordHash}) cannot be printed or compared with
 * {@code equals}. This package imports nothing of Symbolon. Start with {@link org.symbolon.account.EmailAddress}.
 */
@NullMarked
package org.symbolon.account;

import org.jspecify.annotations.NullMarked;
