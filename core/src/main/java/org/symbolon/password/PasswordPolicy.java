package org.symbolon.password;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.passay.DefaultPasswordValidator;
import org.passay.PasswordData;
import org.passay.RuleResultDetail;
import org.passay.rule.LengthRule;
import org.passay.rule.Rule;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Password;

/**
 * Decides which passwords are fit, in whatever script they are written, and names every rule that one breaks at once.
 * Immutable.
 *
 * <p>Fit has at least {@link #minimumLength()} and at most {@link Password#LONGEST} code points, contains neither the
 * address nor a part of its local part that has four code points or more, however they are capitalized, and is not
 * common (ASVS 6.2.4): not on the list of common passwords that ships with this library, no unit of four code points or
 * fewer again and again, and not made of at most three runs such as {@code abcdefgh12345678}. What else is asked for
 * depends on where a policy starts from, {@link #DEFAULT} or {@link #nist()}.
 */
public final class PasswordPolicy {
    /**
     * At least twelve code points, one capital letter, small letter, decimal digit and symbol among them, and no white
     * space (Unicode's and the zero-width kind). Each code point counts for one kind at most: a title case letter, a
     * letter of a script without case, a mark or a fraction is fine but stands for none of the four.
     *
     * <p>Common is also what is so behind capitals, digits and symbols at its ends, look-alikes such as {@code 0} for
     * {@code o}, shifted digits, or when typed twice: {@code P@ssw0rd2026!} is {@code password}. Whatever remains then
     * and has fewer than four code points is not compared.
     */
    public static final PasswordPolicy DEFAULT = new PasswordPolicy(Preset.COMPOSED, Preset.COMPOSED.usualMinimum());

    private static final PasswordPolicy NIST = new PasswordPolicy(Preset.NIST, Preset.NIST.usualMinimum());
    private static final int MOST_MINIMUM = 64;

    private final Preset preset;
    private final int minimumLength;

    private PasswordPolicy(Preset preset, int minimumLength) {
        this.preset = preset;
        this.minimumLength = minimumLength;
    }

    /**
     * At least fifteen code points of any kind, as NIST SP 800-63B-4 advises (3.1.1.2): no rules of composition, and
     * spaces are welcome, so that a phrase can be a password.
     *
     * <p>Common is what is so as a whole, whatever its capitals and white space: a common word within a longer phrase
     * is fine.
     */
    public static PasswordPolicy nist() {
        return NIST;
    }

    /**
     * This policy with another least length.
     *
     * @param codePoints 8 to 64, or 15 to 64 for {@link #nist()}
     * @throws IllegalArgumentException where it is less or more
     */
    public PasswordPolicy withMinimumLength(int codePoints) {
        if (codePoints < preset.leastMinimum() || codePoints > MOST_MINIMUM) {
            throw new IllegalArgumentException("The least length of a password is " + preset.leastMinimum() + " to "
                    + MOST_MINIMUM + " code points, not: " + codePoints);
        }
        return new PasswordPolicy(preset, codePoints);
    }

    /** The least number of code points. */
    public int minimumLength() {
        return minimumLength;
    }

    /** Every rule that a password can break, in their order: what a form may tell before anything is typed. */
    public List<PasswordRule> rules() {
        var rules = EnumSet.of(
                PasswordRule.TOO_SHORT, PasswordRule.TOO_LONG, PasswordRule.CONTAINS_ADDRESS, PasswordRule.TOO_COMMON);
        preset.composition().forEach(rule -> rules.add(rule.broken()));
        return List.copyOf(rules);
    }

    /**
     * Every rule that the password breaks, in the order of {@link PasswordRule}; empty where it is fit. A password that
     * is too long is told so and nothing else, before anything that costs is done (CVE-2023-46695).
     *
     * @param address of whoever is to have the password
     */
    public List<Violation> check(Password password, EmailAddress address) {
        if (password.length() > Password.LONGEST) {
            return List.of(violation(PasswordRule.TOO_LONG));
        }
        return validatorFor(address).validate(new PasswordData(password.reveal())).getDetails().stream()
                .map(RuleResultDetail::getErrorCode)
                .map(PasswordRule::valueOf)
                .map(this::violation)
                .toList();
    }

    private DefaultPasswordValidator validatorFor(EmailAddress address) {
        return new DefaultPasswordValidator(
                DefaultPasswordValidator.NULL_MESSAGE_RESOLVER,
                DefaultPasswordValidator.NO_ENTROPY_PROVIDER,
                rulesFor(address));
    }

    private List<Rule> rulesFor(EmailAddress address) {
        var rules = new ArrayList<Rule>();
        rules.add(new LengthRule(minimumLength, Password.LONGEST));
        rules.addAll(preset.composition());
        rules.add(new AddressRule(address));
        rules.add(preset.common());
        return rules;
    }

    private Violation violation(PasswordRule rule) {
        return new Violation(
                rule,
                switch (rule) {
                    case TOO_SHORT -> "Use at least " + minimumLength + " characters.";
                    case TOO_LONG -> "Use at most " + Password.LONGEST + " characters.";
                    case WHITESPACE -> "Leave out spaces and other blank characters.";
                    case NO_UPPERCASE -> "Use at least one capital letter.";
                    case NO_LOWERCASE -> "Use at least one small letter.";
                    case NO_DIGIT -> "Use at least one digit.";
                    case NO_SYMBOL -> "Use at least one symbol, such as a punctuation mark.";
                    case CONTAINS_ADDRESS -> "Leave out your e-mail address and the words in it.";
                    case TOO_COMMON -> "Choose one that fewer people use; this one is among the first to be guessed.";
                });
    }

    @Override
    public String toString() {
        return "PasswordPolicy[" + preset.name() + ", minimumLength=" + minimumLength + "]";
    }
}
