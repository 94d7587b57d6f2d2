package org.symbolon.manage;

import java.util.function.Function;
import org.symbolon.account.Consent;
import org.symbolon.flow.UnexpectedAnswer;

/** What became of a wish about the newsletter. */
public sealed interface NewsletterChange {
    /** What the function of the case makes of it: one for each, in declared order, none to be forgotten. */
    default <T> T match(
            Function<? super Recorded, ? extends T> recorded, Function<? super Refused, ? extends T> refused) {
        return this instanceof Recorded is ? recorded.apply(is) : refused.apply((Refused) this);
    }

    /**
     * The answer that was hoped for.
     *
     * @throws IllegalStateException where it is any other
     */
    default Recorded orElseThrow() {
        if (this instanceof Recorded recorded) {
            return recorded;
        }
        throw UnexpectedAnswer.of(NewsletterChange.class, this);
    }

    /**
     * It is as was wished.
     *
     * @param consent the owner's last word in the journal; where an unsubscribe token found that the owner had never
     *     said anything, one that was not given, at the time of asking, and nothing is in the journal
     */
    record Recorded(Consent consent) implements NewsletterChange {}

    /** The session has ended, the account is gone, or the token is none of ours. */
    record Refused() implements NewsletterChange {}
}
