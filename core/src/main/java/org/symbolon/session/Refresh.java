package org.symbolon.session;

import java.util.function.Function;
import org.symbolon.flow.UnexpectedAnswer;
import org.symbolon.token.SessionTokens;

/** What became of a refresh token. */
public sealed interface Refresh {
    /** What the function of the case makes of it: one for each, in declared order, none to be forgotten. */
    default <T> T match(
            Function<? super Refreshed, ? extends T> refreshed, Function<? super Refused, ? extends T> refused) {
        return this instanceof Refreshed is ? refreshed.apply(is) : refused.apply((Refused) this);
    }

    /**
     * The answer that was hoped for.
     *
     * @throws IllegalStateException where it is any other
     */
    default Refreshed orElseThrow() {
        if (this instanceof Refreshed refreshed) {
            return refreshed;
        }
        throw UnexpectedAnswer.of(Refresh.class, this);
    }

    /** The next tokens; the former refresh token is good for ten seconds more. */
    record Refreshed(SessionTokens tokens) implements Refresh {}

    /** Forged, expired, signed out, or replaced and used again: one answer. */
    record Refused() implements Refresh {}
}
