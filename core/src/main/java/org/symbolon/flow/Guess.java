package org.symbolon.flow;

import java.util.Optional;
import java.util.function.Function;
import org.symbolon.code.TypedCode;
import org.symbolon.store.FlowRecord;

/** What became of a typed code. */
public sealed interface Guess {
    default <T> T match(
            Function<? super Right, ? extends T> right,
            Function<? super Wrong, ? extends T> wrong,
            Function<? super Unheard, ? extends T> unheard) {
        if (this instanceof Right is) {
            return right.apply(is);
        }
        return this instanceof Wrong is ? wrong.apply(is) : unheard.apply((Unheard) this);
    }

    /** It is a code of this flow; the attempt is counted all the same. */
    record Right(FlowRecord flow, TypedCode code) implements Guess {}

    /** It is none, or none that could be one: only the former was counted. */
    record Wrong(int attemptsLeft) implements Guess {}

    /** There is no such flow that awaits a code; nothing was counted. */
    record Unheard(Optional<TypedCode> code) implements Guess {}
}
