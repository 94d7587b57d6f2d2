package org.symbolon.flow;

import java.util.function.Function;
import org.symbolon.code.TypedCode;
import org.symbolon.store.FlowRecord;

/** What became of a typed code. */
public sealed interface Guess {
    /** What the function of the case makes of it: one for each, in declared order, none to be forgotten. */
    default <T> T match(
            Function<? super Right, ? extends T> right,
            Function<? super Wrong, ? extends T> wrong,
            Function<? super Unheard, ? extends T> unheard,
            Function<? super Unreadable, ? extends T> unreadable) {
        if (this instanceof Right is) {
            return right.apply(is);
        }
        if (this instanceof Wrong is) {
            return wrong.apply(is);
        }
        return this instanceof Unheard is ? unheard.apply(is) : unreadable.apply((Unreadable) this);
    }

    /** It is a code of this flow; the attempt is counted all the same. */
    record Right(FlowRecord flow, TypedCode code) implements Guess {}

    /** It is none, or none that could be one: only the former was counted. */
    record Wrong(int attemptsLeft) implements Guess {}

    /** There is no such flow that awaits a code; nothing was counted. */
    record Unheard(TypedCode code) implements Guess {}

    /** There is no such flow, and no code could be read either. */
    record Unreadable() implements Guess {}
}
