package org.symbolon.flow;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.Client;
import org.symbolon.account.Handle;
import org.symbolon.account.Purpose;
import org.symbolon.code.Codes;
import org.symbolon.code.TypedCode;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.key.KeyRing;
import org.symbolon.policy.Policy;
import org.symbolon.store.FlowRecord;
import org.symbolon.store.FlowState;

/**
 * Takes guesses at a flow's code. Each is counted and committed before it is compared, so parallel ones cannot exceed
 * the cap, and no later failure can un-count one (ASVS 6.5.1, NIST SP 800-63B 3.1.3.2).
 */
public final class Guesses {
    private final Transactions transactions;
    private final Codes codes;
    private final KeyRing keys;
    private final Clock clock;

    public Guesses(Transactions transactions, Codes codes, KeyRing keys, Clock clock) {
        this.transactions = transactions;
        this.codes = codes;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Counts the guess, then compares it with every code of the flow that was alive when it was counted. Text that
     * cannot be a code is not counted.
     *
     * @throws org.symbolon.key.UnknownKeyException where the flow is under a key that this node was not given; then
     *     nothing was counted either
     */
    public Guess take(Handle handle, Purpose purpose, @Nullable String text, Client client) {
        var now = clock.instant();
        var typed = TypedCode.read(text);
        if (typed.isEmpty()) {
            return transactions.run(work -> uncounted(work, handle, purpose, now));
        }
        var counted = transactions.run(work -> count(work, handle, purpose, now));
        if (counted.isEmpty()) {
            return new Guess.Unheard(typed.get());
        }
        if (codes.fits(counted.get(), typed.get(), now)) {
            return new Guess.Right(counted.get(), typed.get());
        }
        return wrong(counted.get(), client, now);
    }

    private Optional<FlowRecord> count(Work work, Handle handle, Purpose purpose, Instant now) {
        var counted = work.flows().countAttempt(handle.digest(), purpose, keys.names(), now);
        if (counted.isEmpty()) {
            Flows.awaitingCode(work, handle, purpose, now).ifPresent(flow -> keys.require(flow.keyName()));
        }
        return counted;
    }

    private static Guess uncounted(Work work, Handle handle, Purpose purpose, Instant now) {
        return Flows.awaitingCode(work, handle, purpose, now)
                .<Guess>map(flow -> new Guess.Wrong(flow.attemptsLeft()))
                .orElseGet(Guess.Unreadable::new);
    }

    /**
     * The finished flow, where this is a code that would have finished it, and it did so within the last minute: a
     * second click, or an answer that got lost. Nothing is counted, since nothing can be won.
     */
    public Optional<FlowRecord> repetition(Work work, Handle handle, Purpose purpose, TypedCode code, Instant now) {
        return work.flows()
                .find(handle.digest())
                .filter(flow -> flow.purpose() == purpose && flow.state() == FlowState.DONE)
                .filter(flow -> fitted(flow, code, now));
    }

    private boolean fitted(FlowRecord flow, TypedCode code, Instant now) {
        var doneAt = flow.doneAt();
        return doneAt != null && now.isBefore(doneAt.plus(Policy.REPETITION)) && codes.fits(flow, code, doneAt);
    }

    private Guess wrong(FlowRecord flow, Client client, Instant now) {
        var address = flow.recipient().address();
        transactions.tell(new SymbolonEvent.CodeRefused(now, client, flow.purpose(), address, flow.attemptsLeft()));
        return new Guess.Wrong(flow.attemptsLeft());
    }
}
