package org.symbolon.manage;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.Authenticated;
import org.symbolon.account.Client;
import org.symbolon.account.Password;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.flow.Transactions;
import org.symbolon.flow.Work;
import org.symbolon.limit.SessionLedger;
import org.symbolon.password.AdmissionGate;
import org.symbolon.password.PasswordHasher;
import org.symbolon.store.LedgerStore.Receipt;
import org.symbolon.store.SessionRecord;

/**
 * Asks whoever is signed in for the password once more. Each guess is counted and committed before it is compared, so
 * parallel ones cannot exceed the cap, and no later failure can un-count one (NIST SP 800-63B 3.1.3.2); the session in
 * which none is left is ended, since a stolen token is no place to guess at.
 */
final class CurrentPassword {
    private final Transactions transactions;
    private final SessionLedger ledger;
    private final AdmissionGate gate;
    private final Clock clock;

    CurrentPassword(Transactions transactions, SessionLedger ledger, AdmissionGate gate, Clock clock) {
        this.transactions = transactions;
        this.ledger = ledger;
        this.gate = gate;
        this.clock = clock;
    }

    /** The owner, where the session is alive: so nobody else's token costs a hash. */
    Optional<Owner> find(Authenticated owner) {
        var now = clock.instant();
        return transactions.run(work -> work.live(owner, now).flatMap(session -> find(work, session)));
    }

    private static Optional<Owner> find(Work work, SessionRecord session) {
        return work.accounts()
                .find(session.account())
                .filter(account -> account.version() == session.version())
                .map(account -> new Owner(session, account));
    }

    /**
     * Compares the password with that of the account as it was found.
     *
     * @param whenRight what else needs a hasher then
     */
    <T> Proof<T> check(Owner owner, Password password, Client client, Function<PasswordHasher, T> whenRight) {
        var permit = gate.enter();
        if (permit.isEmpty()) {
            transactions.tell(new SymbolonEvent.Overloaded(clock.instant(), client));
            return new Proof.Busy<>(gate.retryAfter());
        }
        var now = clock.instant();
        Receipt guess;
        T made;
        try (var admitted = permit.get()) {
            guess = transactions.run(
                    work -> ledger.chargeGuess(work, owner.session().id(), now));
            made = guess.granted() ? compare(owner, password, admitted.hasher(), whenRight) : null;
        }
        return made == null ? refused(owner, guess, client, now) : new Proof.Right<>(made);
    }

    private static <T> @Nullable T compare(
            Owner owner, Password password, PasswordHasher hasher, Function<PasswordHasher, T> whenRight) {
        return hasher.verify(password, owner.account().hash()) ? whenRight.apply(hasher) : null;
    }

    private <T> Proof<T> refused(Owner owner, Receipt guess, Client client, Instant now) {
        var session = owner.session();
        if (guess.granted()) {
            transactions.tell(new SymbolonEvent.CurrentPasswordRefused(now, client, session.account(), session.id()));
        }
        boolean another = !guess.nextAt().isAfter(now);
        if (another) {
            return new Proof.Wrong<>();
        }
        transactions.run(work -> end(work, session, client, now));
        return new Proof.SignedOut<>();
    }

    private static boolean end(Work work, SessionRecord session, Client client, Instant now) {
        boolean ended = work.sessions().delete(session.account(), session.id());
        if (ended) {
            work.tell(new SymbolonEvent.SessionEndedForGuessing(now, client, session.account(), session.id()));
        }
        return ended;
    }
}
