package org.symbolon.policy;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * How long things live and how often they may be tried. Every value of this type is safe: a number out of bounds is
 * refused where it is set. Rules for passwords are {@code PasswordPolicy}'s.
 */
public final class Policy {
    /** What nobody needs to change. */
    public static final Policy DEFAULT = new Policy(new Numbers());

    /** How long after its start a flow may still ask for a new code. */
    public static final Duration RESEND_WINDOW = Duration.ofHours(1);

    /** How long the same right code is answered as a repetition rather than as a stranger's. */
    public static final Duration REPETITION = Duration.ofSeconds(60);

    /** How long a session lives without being used. */
    public static final Duration SESSION_IDLE = Duration.ofDays(7);

    /** How long a session lives however much it is used. */
    public static final Duration SESSION_LIFE = Duration.ofDays(30);

    /** How long a refresh token that was just replaced still answers with its replacement. */
    public static final Duration REFRESH_GRACE = Duration.ofSeconds(10);

    /** How many notices of one kind an account's owner gets, whatever somebody who knows the password does. */
    public static final Budget NOTICES = new Budget(5, Duration.ofHours(1));

    /** How many wrong passwords may be given as the current one in a session, for all steps together. */
    public static final int CURRENT_PASSWORD_ATTEMPTS = 5;

    /** How long a device stays known. */
    public static final Duration DEVICE_LIFE = Duration.ofDays(180);

    private static final double WORST_ODDS = 1e-5;
    private static final double CODES = Math.pow(2, 40);

    private final Numbers numbers;

    private Policy(Numbers numbers) {
        this.numbers = numbers;
    }

    /** The defaults, and the place where a copy is changed before it becomes a policy. */
    private static final class Numbers {
        Duration codeLifetime = Duration.ofMinutes(30);
        int attempts = 5;
        Duration resendWait = Duration.ofSeconds(60);
        List<Budget> mailsPerAddress =
                List.of(new Budget(10, Duration.ofMinutes(6)), new Budget(30, Duration.ofMinutes(48)));
        Duration proofLifetime = Duration.ofMinutes(10);
        Duration accessTokenLifetime = Duration.ofMinutes(5);
        Duration livenessBound = Duration.ofSeconds(5);
        boolean mailToUnknownAddresses = true;
        boolean mailOfNewDevices = true;

        Numbers copy() {
            var copy = new Numbers();
            copy.codeLifetime = codeLifetime;
            copy.attempts = attempts;
            copy.resendWait = resendWait;
            copy.mailsPerAddress = mailsPerAddress;
            copy.proofLifetime = proofLifetime;
            copy.accessTokenLifetime = accessTokenLifetime;
            copy.livenessBound = livenessBound;
            copy.mailToUnknownAddresses = mailToUnknownAddresses;
            copy.mailOfNewDevices = mailOfNewDevices;
            return copy;
        }
    }

    private Policy with(Consumer<Numbers> change) {
        var numbers = this.numbers.copy();
        change.accept(numbers);
        var policy = new Policy(numbers);
        if (policy.guessingOdds() > WORST_ODDS) {
            throw new IllegalArgumentException("With these numbers a code is guessed once in "
                    + Math.round(1 / policy.guessingOdds()) + " account-years; allow fewer mails or attempts");
        }
        return policy;
    }

    private static Duration within(String what, Duration value, Duration least, Duration most) {
        Objects.requireNonNull(value, what);
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException("The " + what + " is " + least + " to " + most + ", not " + value);
        }
        return value;
    }

    /**
     * How likely it is that somebody who never rests guesses one code of one account within a year: attempts × mails a
     * year ÷ 2⁴⁰. A code has 40 bits, and a new one never brings back attempts, so the mail budget bounds the flows
     * that can be opened and the codes that can be guessed at in each.
     */
    public double guessingOdds() {
        double mails = numbers.mailsPerAddress.stream()
                .mapToDouble(Budget::perYear)
                .min()
                .orElseThrow();
        return numbers.attempts * mails / CODES;
    }

    @Override
    public String toString() {
        return "Policy[codeLifetime=" + numbers.codeLifetime
                + ", attempts=" + numbers.attempts
                + ", resendWait=" + numbers.resendWait
                + ", mailsPerAddress=" + numbers.mailsPerAddress
                + ", proofLifetime=" + numbers.proofLifetime
                + ", accessTokenLifetime=" + numbers.accessTokenLifetime
                + ", livenessBound=" + numbers.livenessBound
                + ", mailToUnknownAddresses=" + numbers.mailToUnknownAddresses
                + ", mailOfNewDevices=" + numbers.mailOfNewDevices + "]";
    }

    /** From when a code is made until it dies: 5 to 60 minutes. */
    public Duration codeLifetime() {
        return numbers.codeLifetime;
    }

    public Policy withCodeLifetime(Duration value) {
        var checked = within("code lifetime", value, Duration.ofMinutes(5), Duration.ofMinutes(60));
        return with(numbers -> numbers.codeLifetime = checked);
    }

    /** Wrong codes until a flow is closed, however many codes were sent: 3 to 10. */
    public int attempts() {
        return numbers.attempts;
    }

    public Policy withAttempts(int value) {
        if (value < 3 || value > 10) {
            throw new IllegalArgumentException("The attempts per flow are 3 to 10, not " + value);
        }
        return with(numbers -> numbers.attempts = value);
    }

    /** Between two codes of one flow: 30 seconds to 10 minutes. */
    public Duration resendWait() {
        return numbers.resendWait;
    }

    public Policy withResendWait(Duration value) {
        var checked = within("resend wait", value, Duration.ofSeconds(30), Duration.ofMinutes(10));
        return with(numbers -> numbers.resendWait = checked);
    }

    /** What one address gets from everyone together; a mail has to fit into each. Tags after a + do not count. */
    public List<Budget> mailsPerAddress() {
        return numbers.mailsPerAddress;
    }

    public Policy withMailsPerAddress(Budget... value) {
        if (value.length == 0) {
            throw new IllegalArgumentException("Mails to one address need at least one budget");
        }
        var different = Stream.of(value).distinct().toList();
        return with(numbers -> numbers.mailsPerAddress = different);
    }

    /** From the right reset code until the new password: 2 to 30 minutes. */
    public Duration proofLifetime() {
        return numbers.proofLifetime;
    }

    public Policy withProofLifetime(Duration value) {
        var checked = within("proof lifetime", value, Duration.ofMinutes(2), Duration.ofMinutes(30));
        return with(numbers -> numbers.proofLifetime = checked);
    }

    /** 1 to 15 minutes. */
    public Duration accessTokenLifetime() {
        return numbers.accessTokenLifetime;
    }

    public Policy withAccessTokenLifetime(Duration value) {
        var checked = within("access token lifetime", value, Duration.ofMinutes(1), Duration.ofMinutes(15));
        return with(numbers -> numbers.accessTokenLifetime = checked);
    }

    /** How long an access token may outlive its session: 0 to 60 seconds. */
    public Duration livenessBound() {
        return numbers.livenessBound;
    }

    public Policy withLivenessBound(Duration value) {
        var checked = within("liveness bound", value, Duration.ZERO, Duration.ofSeconds(60));
        return with(numbers -> numbers.livenessBound = checked);
    }

    /**
     * Whether a reset for an address without an account is told so by mail (the answer is the same either way). Where
     * it is not, strangers who reset tagged spellings of an address use up its budget without a mail, and so without
     * the pass that the last one carries.
     */
    public boolean mailToUnknownAddresses() {
        return numbers.mailToUnknownAddresses;
    }

    public Policy withMailToUnknownAddresses(boolean value) {
        return with(numbers -> numbers.mailToUnknownAddresses = value);
    }

    /** Whether a login on a device that the account does not know is told to its owner by mail. */
    public boolean mailOfNewDevices() {
        return numbers.mailOfNewDevices;
    }

    public Policy withMailOfNewDevices(boolean value) {
        return with(numbers -> numbers.mailOfNewDevices = value);
    }
}
