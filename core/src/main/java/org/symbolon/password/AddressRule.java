package org.symbolon.password;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.passay.PasswordData;
import org.passay.RuleResult;
import org.passay.rule.Rule;
import org.symbolon.account.EmailAddress;

/** Wants a password without the address, its local part or a word of it, however any of them is capitalized. */
final class AddressRule implements Rule {
    private static final int SHORTEST_PART = 4;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[._+-]");

    private final List<String> parts;

    AddressRule(EmailAddress address) {
        var canonical = address.canonical();
        var local = canonical.substring(0, canonical.lastIndexOf('@'));
        parts = Stream.concat(Stream.of(address.text(), canonical, local), BETWEEN_WORDS.splitAsStream(local))
                .filter(part -> part.codePointCount(0, part.length()) >= SHORTEST_PART)
                .map(CodePoints::caseless)
                .toList();
    }

    @Override
    public RuleResult validate(PasswordData data) {
        var password = CodePoints.caseless(data.getPassword().toString());
        return CodePointRule.result(
                PasswordRule.CONTAINS_ADDRESS, parts.stream().noneMatch(password::contains));
    }
}
