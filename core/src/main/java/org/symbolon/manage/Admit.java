package org.symbolon.manage;

import java.util.function.Function;
import org.symbolon.account.Account;
import org.symbolon.flow.UnexpectedAnswer;

/** What became of an account that was to be admitted from another system. */
public sealed interface Admit {
    /** What the function of the case makes of it: one for each, in declared order, none to be forgotten. */
    default <T> T match(
            Function<? super Admitted, ? extends T> admitted,
            Function<? super AddressTaken, ? extends T> addressTaken,
            Function<? super HashRefused, ? extends T> hashRefused) {
        if (this instanceof Admitted is) {
            return admitted.apply(is);
        }
        return this instanceof AddressTaken is ? addressTaken.apply(is) : hashRefused.apply((HashRefused) this);
    }

    /**
     * The answer that was hoped for.
     *
     * @throws IllegalStateException where it is any other
     */
    default Admitted orElseThrow() {
        if (this instanceof Admitted admitted) {
            return admitted;
        }
        throw UnexpectedAnswer.of(Admit.class, this);
    }

    /** The account is there. */
    record Admitted(Account account) implements Admit {}

    /** The address has an account, which stays as it is: so admitting again harms nothing. */
    record AddressTaken() implements Admit {}

    /**
     * Nobody could sign in by such a hash.
     *
     * @param why names the format and what to add to the builder, and nothing else of the hash
     */
    record HashRefused(String why) implements Admit {}
}
