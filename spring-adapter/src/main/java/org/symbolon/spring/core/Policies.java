package org.symbolon.spring.core;

import java.util.List;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.symbolon.password.PasswordPolicy;
import org.symbolon.policy.Budget;
import org.symbolon.policy.Policy;

/** Makes both policies out of properties. */
final class Policies {
    private static final String NUMBERS = "symbolon.policy.";
    private static final String MAILS = NUMBERS + "mails-per-address";

    private Policies() {}

    static Policy of(SymbolonProperties.Numbers numbers) {
        var policy = Policy.DEFAULT
                .withMailOfNewDevices(numbers.mailOfNewDevices())
                .withMailToUnknownAddresses(numbers.mailToUnknownAddresses());
        policy = Bounds.within(NUMBERS + "code-lifetime", numbers.codeLifetime(), policy::withCodeLifetime);
        policy = Bounds.within(NUMBERS + "attempts", numbers.attempts(), policy::withAttempts);
        policy = Bounds.within(NUMBERS + "resend-wait", numbers.resendWait(), policy::withResendWait);
        policy = Bounds.within(NUMBERS + "proof-lifetime", numbers.proofLifetime(), policy::withProofLifetime);
        policy = Bounds.within(
                NUMBERS + "access-token-lifetime", numbers.accessTokenLifetime(), policy::withAccessTokenLifetime);
        policy = Bounds.within(NUMBERS + "liveness-bound", numbers.livenessBound(), policy::withLivenessBound);
        return withMails(policy, numbers.mailsPerAddress());
    }

    private static Policy withMails(Policy policy, List<SymbolonProperties.Mails> mails) {
        if (mails.isEmpty()) {
            return policy;
        }
        var budgets = new Budget[mails.size()];
        for (int n = 0; n < budgets.length; n++) {
            budgets[n] = budget(MAILS + "[" + n + "]", mails.get(n));
        }
        return Bounds.within(MAILS, mails, every -> policy.withMailsPerAddress(budgets));
    }

    private static Budget budget(String property, SymbolonProperties.Mails mails) {
        var interval = mails.interval();
        if (interval == null) {
            throw new FailureAnalyzedException(
                    property + ".interval is missing.",
                    "Say with " + property + ".interval how long it takes until one mail more is free, such as 6m.");
        }
        return Bounds.within(property, mails, both -> new Budget(both.burst(), interval));
    }

    static PasswordPolicy of(SymbolonProperties.Passwords passwords) {
        var policy = switch (passwords.preset()) {
            case DEFAULT -> PasswordPolicy.DEFAULT;
            case NIST -> PasswordPolicy.nist();
        };
        var minimum = passwords.minimumLength();
        return minimum == null
                ? policy
                : Bounds.within("symbolon.password.minimum-length", minimum, policy::withMinimumLength);
    }
}
