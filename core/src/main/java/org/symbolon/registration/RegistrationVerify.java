package org.symbolon.registration;

import java.time.Duration;
import java.util.function.Function;
import org.symbolon.account.Account;
import org.symbolon.account.DeviceToken;
import org.symbolon.account.ReturnTo;
import org.symbolon.flow.UnexpectedAnswer;
import org.symbolon.limit.RetryLater;
import org.symbolon.token.SessionTokens;

/** What became of a registration's code. */
public sealed interface RegistrationVerify {
    /** What the function of the case makes of it: one for each, in declared order, none to be forgotten. */
    default <T> T match(
            Function<? super Verified, ? extends T> verified,
            Function<? super AlreadyVerified, ? extends T> alreadyVerified,
            Function<? super CodeRefused, ? extends T> codeRefused,
            Function<? super Closed, ? extends T> closed,
            Function<? super TooManyRequests, ? extends T> tooManyRequests) {
        if (this instanceof Verified is) {
            return verified.apply(is);
        }
        if (this instanceof AlreadyVerified is) {
            return alreadyVerified.apply(is);
        }
        if (this instanceof CodeRefused is) {
            return codeRefused.apply(is);
        }
        return this instanceof Closed is ? closed.apply(is) : tooManyRequests.apply((TooManyRequests) this);
    }

    /**
     * The answer that was hoped for.
     *
     * @throws IllegalStateException where it is any other
     */
    default Verified orElseThrow() {
        if (this instanceof Verified verified) {
            return verified;
        }
        throw UnexpectedAnswer.of(RegistrationVerify.class, this);
    }

    /** The address is proven, the account exists, and whoever did both is signed in. */
    record Verified(Account account, SessionTokens tokens, DeviceToken deviceToken, ReturnTo returnTo)
            implements RegistrationVerify {}

    /** The same right code once more, within a minute: a second click. It signs nobody in. */
    record AlreadyVerified(Account account, ReturnTo returnTo) implements RegistrationVerify {}

    /**
     * It is not the code.
     *
     * @param attemptsLeft 0 where this was the last one
     */
    record CodeRefused(int attemptsLeft) implements RegistrationVerify {}

    /** Expired, exhausted, used, of another purpose, or never there: one answer. */
    record Closed() implements RegistrationVerify {}

    /** For limits on failures per address and client, which this version does not have: no step answers it yet. */
    record TooManyRequests(Duration retryAfter) implements RegistrationVerify, RetryLater {}
}
