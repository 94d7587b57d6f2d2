package org.symbolon.reset;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.symbolon.account.DeviceToken;
import org.symbolon.account.ReturnTo;
import org.symbolon.flow.UnexpectedAnswer;
import org.symbolon.limit.RetryLater;
import org.symbolon.password.Violation;

/** What became of a new password. */
public sealed interface ResetComplete {
    /** What the function of the case makes of it: one for each, in declared order, none to be forgotten. */
    default <T> T match(
            Function<? super Completed, ? extends T> completed,
            Function<? super PasswordRefused, ? extends T> passwordRefused,
            Function<? super Closed, ? extends T> closed,
            Function<? super Busy, ? extends T> busy) {
        if (this instanceof Completed is) {
            return completed.apply(is);
        }
        if (this instanceof PasswordRefused is) {
            return passwordRefused.apply(is);
        }
        return this instanceof Closed is ? closed.apply(is) : busy.apply((Busy) this);
    }

    /**
     * The answer that was hoped for.
     *
     * @throws IllegalStateException where it is any other
     */
    default Completed orElseThrow() {
        if (this instanceof Completed completed) {
            return completed;
        }
        throw UnexpectedAnswer.of(ResetComplete.class, this);
    }

    /**
     * The password is the new one, and nobody is signed in any more: neither by it, nor by what came before.
     *
     * @param deviceToken makes this client a known device of the account
     * @param returnTo where the person was, to go back to and sign in there
     */
    record Completed(DeviceToken deviceToken, ReturnTo returnTo) implements ResetComplete {}

    /** The flow stays proven: another password can be chosen. */
    record PasswordRefused(List<Violation> violations) implements ResetComplete {
        public PasswordRefused {
            violations = List.copyOf(violations);
        }
    }

    /** Not proven, proven too long ago, used, or overtaken by another change of the password: one answer. */
    record Closed() implements ResetComplete {}

    /** As many passwords are being hashed as memory and processors bear; nothing was begun. */
    record Busy(Duration retryAfter) implements ResetComplete, RetryLater {}
}
