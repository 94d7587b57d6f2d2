package org.symbolon.password;

import java.util.List;
import java.util.stream.Stream;
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
 * <p>Fit has at least {@link #minimumLength()} and at most {@link Password#LONGEST} code points, at least one capital
 * letter, small letter, decimal digit and symbol, no white space (Unicode's and the zero-width kind), and contains
 * neither the address nor a part of its local part that has four code points or more, however they are capitalized.
 * Each code point counts for one kind at most: a title case letter, a letter of a script without case, a mark or a
 * fraction is fine but stands for none of the four.
 */
public final class PasswordPolicy {
    /** At least twelve code points, and everything else that is said above. */
    public static final PasswordPolicy DEFAULT = new PasswordPolicy(12);

    private static final int LEAST_MINIMUM = 8;
    private static final int MOST_MINIMUM = 64;

    private final int minimumLength;
    private final List<Rule> rules;

    private PasswordPolicy(int minimumLength) {
        this.minimumLength = minimumLength;
        this.rules = List.of(
                new LengthRule(minimumLength, Password.LONGEST),
                CodePointRule.none(PasswordRule.WHITESPACE, CodePoints::isBlank),
                CodePointRule.some(PasswordRule.NO_UPPERCASE, CodePoints::isCapital),
                CodePointRule.some(PasswordRule.NO_LOWERCASE, CodePoints::isSmall),
                CodePointRule.some(PasswordRule.NO_DIGIT, CodePoints::isDigit),
                CodePointRule.some(PasswordRule.NO_SYMBOL, CodePoints::isSymbol));
    }

    /**
     * This policy with another least length.
     *
     * @param codePoints 8 to 64
     * @throws IllegalArgumentException where it is less or more
     */
    public PasswordPolicy withMinimumLength(int codePoints) {
        if (codePoints < LEAST_MINIMUM || codePoints > MOST_MINIMUM) {
            throw new IllegalArgumentException("The least length of a password is " + LEAST_MINIMUM + " to "
                    + MOST_MINIMUM + " code points, not: " + codePoints);
        }
        return new PasswordPolicy(codePoints);
    }

    /** The least number of code points. */
    public int minimumLength() {
        return minimumLength;
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
                Stream.concat(rules.stream(), Stream.of(new AddressRule(address)))
                        .toList());
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
                });
    }

    @Override
    public String toString() {
        return "PasswordPolicy[minimumLength=" + minimumLength + "]";
    }
}
