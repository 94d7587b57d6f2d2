package org.symbolon.manage;

import java.time.Clock;
import java.time.Instant;
import org.symbolon.account.AccountId;
import org.symbolon.account.Authenticated;
import org.symbolon.account.Client;
import org.symbolon.account.Password;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.flow.Transactions;
import org.symbolon.flow.Work;
import org.symbolon.store.AccountRecord;

/** Removes accounts and all that is kept of them, but for the proof of what was consented. */
final class Deletions {
    private final Transactions transactions;
    private final CurrentPassword current;
    private final Clock clock;

    Deletions(Transactions transactions, CurrentPassword current, Clock clock) {
        this.transactions = transactions;
        this.current = current;
        this.clock = clock;
    }

    Deletion delete(Authenticated authenticated, Password password, Client client) {
        return current.find(authenticated)
                .map(owner -> delete(owner, password, client))
                .orElseGet(Deletion.SignedOut::new);
    }

    private Deletion delete(Owner owner, Password password, Client client) {
        return current.check(owner, password, client, hasher -> owner.account())
                .match(
                        account -> transactions.run(work -> delete(work, account, client)),
                        wrong -> new Deletion.CurrentPasswordRefused(),
                        ended -> new Deletion.SignedOut(),
                        busy -> new Deletion.Busy(busy.retryAfter()));
    }

    private Deletion delete(Work work, AccountRecord account, Client client) {
        var now = clock.instant();
        forget(work, account, client, now);
        return remove(work, account, client, now) ? new Deletion.Deleted() : new Deletion.SignedOut();
    }

    boolean delete(AccountId id) {
        return transactions.run(work -> work.accounts()
                .find(id)
                .filter(account -> delete(work, account))
                .isPresent());
    }

    /** Raising the version holds the row, so that nobody else raises it before the account is gone. */
    private boolean delete(Work work, AccountRecord found) {
        var now = clock.instant();
        forget(work, found, Client.unknown(), now);
        work.accounts().raiseVersion(found.id());
        var held = work.accounts().find(found.id()).orElse(found);
        return remove(work, held, Client.unknown(), now);
    }

    /** What comes before the account's row, by the order of locks and since consent needs an account. */
    private static void forget(Work work, AccountRecord account, Client client, Instant now) {
        work.flows().deleteTo(account.address());
        Newsletter.end(work, account.id(), client, now);
    }

    private static boolean remove(Work work, AccountRecord account, Client client, Instant now) {
        if (!work.accounts().delete(account.id(), account.version())) {
            work.rollBack();
            return false;
        }
        work.outbox().deleteTo(account.address());
        work.tell(new SymbolonEvent.AccountDeleted(now, client, account.id()));
        return true;
    }
}
