package org.symbolon.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.symbolon.account.Handle;
import org.symbolon.flow.UnexpectedAnswer;
import org.symbolon.limit.RetryLater;
import org.symbolon.password.Violation;

/** What became of a registration's start. */
public sealed interface RegistrationStart {
    /** What the function of the case makes of it: one for each, in declared order, none to be forgotten. */
    default <T> T match(
            Function<? super Started, ? extends T> started,
            Function<? super PasswordRefused, ? extends T> passwordRefused,
            Function<? super TooManyRequests, ? extends T> tooManyRequests,
            Function<? super Busy, ? extends T> busy) {
        if (this instanceof Started is) {
            return started.apply(is);
        }
        if (this instanceof PasswordRefused is) {
            return passwordRefused.apply(is);
        }
        return this instanceof TooManyRequests is ? tooManyRequests.apply(is) : busy.apply((Busy) this);
    }

    /**
     * The answer that was hoped for.
     *
     * @throws IllegalStateException where it is any other
     */
    default Started orElseThrow() {
        if (this instanceof Started started) {
            return started;
        }
        throw UnexpectedAnswer.of(RegistrationStart.class, this);
    }

    /**
     * A mail is on its way, whether or not the address has an account.
     *
     * @param handle for the client to hold, and to send with the code
     * @param label two characters that the mail's subject shows too
     * @param expiresAt when the first code dies
     * @param resendAt from when a new one can be sent
     */
    record Started(Handle handle, String label, Instant expiresAt, Instant resendAt) implements RegistrationStart {}

    /** The password is not fit; nothing was begun. */
    record PasswordRefused(List<Violation> violations) implements RegistrationStart {
        public PasswordRefused {
            violations = List.copyOf(violations);
        }
    }

    /** A wait or a budget is in the way. */
    record TooManyRequests(Duration retryAfter) implements RegistrationStart, RetryLater {}

    /** As many passwords are being hashed as memory and processors bear; nothing was begun. */
    record Busy(Duration retryAfter) implements RegistrationStart, RetryLater {}
}
