package org.symbolon.password;

import java.util.List;
import org.passay.rule.Rule;

/**
 * What a policy starts from: all that it asks for besides the absence of the address.
 *
 * @param leastMinimum how far down a policy may set the least length
 */
record Preset(String name, int leastMinimum, int usualMinimum, List<CodePointRule> composition, Rule common) {
    static final Preset COMPOSED = new Preset(
            "composed",
            8,
            12,
            List.of(
                    CodePointRule.none(PasswordRule.WHITESPACE, CodePoints::isBlank),
                    CodePointRule.some(PasswordRule.NO_UPPERCASE, CodePoints::isCapital),
                    CodePointRule.some(PasswordRule.NO_LOWERCASE, CodePoints::isSmall),
                    CodePointRule.some(PasswordRule.NO_DIGIT, CodePoints::isDigit),
                    CodePointRule.some(PasswordRule.NO_SYMBOL, CodePoints::isSymbol)),
            CommonRule.disguised());

    static final Preset NIST = new Preset("nist", 15, 15, List.of(), CommonRule.whole());
}
