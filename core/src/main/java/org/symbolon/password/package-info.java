/**
 * Passwords: which are fit to be one, what is kept of them, by us and by other systems, and how many may be hashed at
 * once.
 *
 * <p>May import {@code key} and {@code account}. Passay is used here only, Bouncy Castle here and in {@code key} only.
 * Start with {@link org.symbolon.password.PasswordPolicy}, then {@link org.symbolon.password.AdmissionGate}.
 */
@NullMarked
package org.symbolon.password;

import org.jspecify.annotations.NullMarked;
