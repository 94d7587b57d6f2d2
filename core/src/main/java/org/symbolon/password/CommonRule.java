package org.symbolon.password;

import java.util.function.Predicate;
import org.passay.PasswordData;
import org.passay.RuleResult;
import org.passay.rule.Rule;

/** Wants a password that few people use. */
final class CommonRule implements Rule {
    private final Predicate<String> common;

    private CommonRule(Predicate<String> common) {
        this.common = common;
    }

    /** Refuses what is common under a disguise as well, which is what rules of composition lead to. */
    static CommonRule disguised() {
        return new CommonRule(password -> Disguise.guesses(password).anyMatch(CommonRule::isCommon));
    }

    /**
     * Refuses what is common as a whole, but for digits and symbols around a single word, as NIST SP 800-63B-4,
     * 3.1.1.2, has it.
     */
    static CommonRule whole() {
        return new CommonRule(CommonRule::isCommonWhole);
    }

    @Override
    public RuleResult validate(PasswordData data) {
        var password = data.getPassword().toString();
        return CodePointRule.result(PasswordRule.TOO_COMMON, !common.test(password));
    }

    private static boolean isCommon(String guess) {
        return Monotony.pervades(guess)
                || CommonPasswords.words().contains(guess)
                || CommonPasswords.phrases().contains(guess);
    }

    private static boolean isCommonWhole(String password) {
        var text = CodePoints.caseless(CodePoints.withoutBlanks(password));
        return Monotony.pervades(text)
                || CommonPasswords.phrases().contains(text)
                || CommonPasswords.words().contains(Disguise.bare(Monotony.unit(text)))
                || CommonPasswords.words().contains(Monotony.unit(Disguise.bare(text)));
    }
}
