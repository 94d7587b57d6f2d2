package org.symbolon.session;

import java.util.function.Function;
import org.symbolon.account.Authenticated;
import org.symbolon.flow.UnexpectedAnswer;

/** What a token that came with a request is worth. */
public sealed interface Authenticate {
    /** What the function of the case makes of it: one for each, in declared order, none to be forgotten. */
    default <T> T match(Function<? super Valid, ? extends T> valid, Function<? super Refused, ? extends T> refused) {
        return this instanceof Valid is ? valid.apply(is) : refused.apply((Refused) this);
    }

    /**
     * Who it is.
     *
     * @throws IllegalStateException where it is nobody
     */
    default Authenticated orElseThrow() {
        return match(Valid::authenticated, refused -> {
            throw UnexpectedAnswer.of(Authenticate.class, refused);
        });
    }

    /** It signs somebody in. */
    record Valid(Authenticated authenticated) implements Authenticate {}

    /** Whatever is wrong with it: one answer. */
    record Refused() implements Authenticate {}
}
