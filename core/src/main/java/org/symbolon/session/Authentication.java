package org.symbolon.session;

import java.util.function.Function;
import org.symbolon.account.Authenticated;

/** What a token that came with a request is worth. */
public sealed interface Authentication {
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
            throw new IllegalStateException(refused.toString());
        });
    }

    record Valid(Authenticated authenticated) implements Authentication {}

    /** Whatever is wrong with it: one answer. */
    record Refused() implements Authentication {}
}
