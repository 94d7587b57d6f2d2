package org.symbolon.password;

import java.util.Objects;

/**
 * One rule that a password broke. It depends on the rule and the policy only, so it tells nothing of the password or
 * the address.
 *
 * @param message one English sentence for whoever chooses the password
 */
public record Violation(PasswordRule rule, String message) {
    public Violation {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(message, "message");
    }
}
