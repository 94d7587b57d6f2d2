package org.symbolon.session;

import java.time.Duration;
import java.util.function.Function;
import org.symbolon.account.Account;
import org.symbolon.account.DeviceToken;
import org.symbolon.flow.UnexpectedAnswer;
import org.symbolon.limit.RetryLater;
import org.symbolon.token.SessionTokens;

/** What became of a login. */
public sealed interface Login {
    /** What the function of the case makes of it: one for each, in declared order, none to be forgotten. */
    default <T> T match(
            Function<? super LoggedIn, ? extends T> loggedIn,
            Function<? super Refused, ? extends T> refused,
            Function<? super TooManyRequests, ? extends T> tooManyRequests,
            Function<? super Busy, ? extends T> busy) {
        if (this instanceof LoggedIn is) {
            return loggedIn.apply(is);
        }
        if (this instanceof Refused is) {
            return refused.apply(is);
        }
        return this instanceof TooManyRequests is ? tooManyRequests.apply(is) : busy.apply((Busy) this);
    }

    /**
     * The answer that was hoped for.
     *
     * @throws IllegalStateException where it is any other
     */
    default LoggedIn orElseThrow() {
        if (this instanceof LoggedIn loggedIn) {
            return loggedIn;
        }
        throw UnexpectedAnswer.of(Login.class, this);
    }

    /** Signed in; the device token is for the client to keep. */
    record LoggedIn(Account account, SessionTokens tokens, DeviceToken deviceToken) implements Login {}

    /** Unknown address, wrong password or suspended account: one answer, one cost. */
    record Refused() implements Login {}

    /** For limits on failures per address and client, which this version does not have: no step answers it yet. */
    record TooManyRequests(Duration retryAfter) implements Login, RetryLater {}

    /** As many passwords are being hashed as memory and processors bear; nothing was begun. */
    record Busy(Duration retryAfter) implements Login, RetryLater {}
}
