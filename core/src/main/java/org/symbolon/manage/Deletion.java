package org.symbolon.manage;

import java.time.Duration;
import java.util.function.Function;
import org.symbolon.flow.UnexpectedAnswer;
import org.symbolon.limit.RetryLater;

/** What became of an owner's wish to have no account any more. */
public sealed interface Deletion {
    /** What the function of the case makes of it: one for each, in declared order, none to be forgotten. */
    default <T> T match(
            Function<? super Deleted, ? extends T> deleted,
            Function<? super CurrentPasswordRefused, ? extends T> currentPasswordRefused,
            Function<? super SignedOut, ? extends T> signedOut,
            Function<? super Busy, ? extends T> busy) {
        if (this instanceof Deleted is) {
            return deleted.apply(is);
        }
        if (this instanceof CurrentPasswordRefused is) {
            return currentPasswordRefused.apply(is);
        }
        return this instanceof SignedOut is ? signedOut.apply(is) : busy.apply((Busy) this);
    }

    /**
     * The answer that was hoped for.
     *
     * @throws IllegalStateException where it is any other
     */
    default Deleted orElseThrow() {
        if (this instanceof Deleted deleted) {
            return deleted;
        }
        throw UnexpectedAnswer.of(Deletion.class, this);
    }

    /** The account is gone, and its address is free. */
    record Deleted() implements Deletion {}

    /** The password is another one. It was counted: the fifth in a session ends it. */
    record CurrentPasswordRefused() implements Deletion {}

    /** The session has ended: before, meanwhile, or by too many wrong passwords. The account stays. */
    record SignedOut() implements Deletion {}

    /** As many passwords are being hashed as memory and processors bear; nothing was begun or counted. */
    record Busy(Duration retryAfter) implements Deletion, RetryLater {}
}
