package org.symbolon;

import java.time.Clock;
import java.util.Objects;
import org.symbolon.account.Site;
import org.symbolon.password.PasswordPolicy;
import org.symbolon.policy.Policy;

/**
 * What a {@link Symbolon} was built with, for whoever builds a front on it: pages that say how long a code works, forms
 * that tell what a password must be like.
 *
 * @param clock what time it is for every step, in whole milliseconds
 */
public record Settings(Site site, Policy policy, PasswordPolicy passwords, Clock clock) {
    public Settings {
        Objects.requireNonNull(site, "site");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(passwords, "passwords");
        Objects.requireNonNull(clock, "clock");
    }
}
