package org.symbolon.password;

import java.util.Arrays;
import java.util.Map;
import java.util.function.IntPredicate;
import org.passay.FailureRuleResult;
import org.passay.PasswordData;
import org.passay.RuleResult;
import org.passay.RuleResultDetail;
import org.passay.SuccessRuleResult;
import org.passay.rule.Rule;

/** Wants some or none of one kind of code point, where Passay's own rules know the kind in ASCII only. */
final class CodePointRule implements Rule {
    private final PasswordRule broken;
    private final IntPredicate kind;
    private final boolean wanted;

    private CodePointRule(PasswordRule broken, IntPredicate kind, boolean wanted) {
        this.broken = broken;
        this.kind = kind;
        this.wanted = wanted;
    }

    static CodePointRule some(PasswordRule broken, IntPredicate kind) {
        return new CodePointRule(broken, kind, true);
    }

    static CodePointRule none(PasswordRule broken, IntPredicate kind) {
        return new CodePointRule(broken, kind, false);
    }

    /** What a password without it breaks. */
    PasswordRule broken() {
        return broken;
    }

    @Override
    public RuleResult validate(PasswordData data) {
        boolean found = Arrays.stream(data.getPassword().toCodePointArray()).anyMatch(kind);
        return result(broken, found == wanted);
    }

    /** What to answer Passay; without its parameters, which would carry characters of the password. */
    static RuleResult result(PasswordRule broken, boolean kept) {
        return kept ? new SuccessRuleResult() : new FailureRuleResult(new RuleResultDetail(broken.name(), Map.of()));
    }
}
