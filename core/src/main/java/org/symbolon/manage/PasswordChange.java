package org.symbolon.manage;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.symbolon.account.DeviceToken;
import org.symbolon.flow.UnexpectedAnswer;
import org.symbolon.limit.RetryLater;
import org.symbolon.password.Violation;
import org.symbolon.token.SessionTokens;

/** What became of a wish for another password. */
public sealed interface PasswordChange {
    /** What the function of the case makes of it: one for each, in declared order, none to be forgotten. */
    default <T> T match(
            Function<? super Changed, ? extends T> changed,
            Function<? super CurrentPasswordRefused, ? extends T> currentPasswordRefused,
            Function<? super PasswordRefused, ? extends T> passwordRefused,
            Function<? super SignedOut, ? extends T> signedOut,
            Function<? super Busy, ? extends T> busy) {
        if (this instanceof Changed is) {
            return changed.apply(is);
        }
        if (this instanceof CurrentPasswordRefused is) {
            return currentPasswordRefused.apply(is);
        }
        if (this instanceof PasswordRefused is) {
            return passwordRefused.apply(is);
        }
        return this instanceof SignedOut is ? signedOut.apply(is) : busy.apply((Busy) this);
    }

    /**
     * The answer that was hoped for.
     *
     * @throws IllegalStateException where it is any other
     */
    default Changed orElseThrow() {
        if (this instanceof Changed changed) {
            return changed;
        }
        throw UnexpectedAnswer.of(PasswordChange.class, this);
    }

    /**
     * The password is the new one. The session goes on by these tokens, and nothing else of the account does.
     *
     * @param tokens to be used instead of those of before: the refresh token is refused at once, the access token
     *     within the policy's liveness bound
     * @param deviceToken keeps this client a known device of the account
     */
    record Changed(SessionTokens tokens, DeviceToken deviceToken) implements PasswordChange {}

    /** The current password is another one. It was counted: the fifth in a session ends it. */
    record CurrentPasswordRefused() implements PasswordChange {}

    /** The new password is not fit; nothing was counted. */
    record PasswordRefused(List<Violation> violations) implements PasswordChange {
        public PasswordRefused {
            violations = List.copyOf(violations);
        }
    }

    /** The session had ended, or did by too many wrong passwords; or the account was changed meanwhile. */
    record SignedOut() implements PasswordChange {}

    /** As many passwords are being hashed as memory and processors bear; nothing was begun or counted. */
    record Busy(Duration retryAfter) implements PasswordChange, RetryLater {}
}
