package org.symbolon.testkit;

import static org.symbolon.testkit.Samples.account;
import static org.symbolon.testkit.Samples.session;

import java.util.Map;
import org.symbolon.store.StoreUnit;

/** A few rounds in each of which sixty-four callers are after the same. */
final class Race {
    static final int ROUNDS = 5;

    private final Subject store;
    private final Crowd crowd = Crowd.patient();

    Race(Subject store) {
        this.store = store;
    }

    /** Puts down what the callers of a round are after, which has the round's number. */
    interface Stake {
        boolean put(StoreUnit unit, int round);
    }

    /** What one of the callers does, and whether it was told that it did. */
    interface Call {
        boolean in(StoreUnit unit, int round, int caller);
    }

    /** Expects as many winners in every round. */
    void winners(int expected, Stake stake, Call call) {
        for (int number = 1; number <= ROUNDS; number++) {
            int round = number;
            Expect.yes("the stake", store.does(unit -> stake.put(unit, round)));
            int winners = crowd.winners(caller -> store.does(unit -> call.in(unit, round, caller)));
            Expect.same("callers that were told they did it", expected, winners);
        }
    }

    static boolean nothing(StoreUnit unit, int round) {
        return true;
    }

    static boolean anAccount(StoreUnit unit, int round) {
        return unit.accounts().insert(account(round), Map.of());
    }

    static boolean aSession(StoreUnit unit, int round) {
        return anAccount(unit, round) && unit.sessions().insert(session(round, round, 1));
    }
}
