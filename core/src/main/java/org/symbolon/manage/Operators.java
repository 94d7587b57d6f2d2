package org.symbolon.manage;

import java.time.Clock;
import org.symbolon.account.AccountId;
import org.symbolon.account.Client;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.flow.Transactions;
import org.symbolon.flow.Work;

/** Takes accounts out of use and back, and ends their sessions, without their owners. */
final class Operators {
    private final Transactions transactions;
    private final Clock clock;

    Operators(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    boolean suspend(AccountId id) {
        var event = new SymbolonEvent.AccountSuspended(clock.instant(), Client.unknown(), id);
        return transactions.run(work -> told(work, work.accounts().suspend(id), event));
    }

    boolean reinstate(AccountId id) {
        var event = new SymbolonEvent.AccountReinstated(clock.instant(), Client.unknown(), id);
        return transactions.run(work -> told(work, work.accounts().reinstate(id), event));
    }

    boolean signOutEverywhere(AccountId id) {
        var event = new SymbolonEvent.LoggedOutByOperator(clock.instant(), Client.unknown(), id);
        return transactions.run(work -> told(work, work.accounts().raiseVersion(id), event));
    }

    private static boolean told(Work work, boolean changed, SymbolonEvent event) {
        if (changed) {
            work.tell(event);
        }
        return changed;
    }
}
