package org.symbolon.session;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.symbolon.account.Authenticated;
import org.symbolon.account.Client;
import org.symbolon.account.SessionId;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.flow.Transactions;
import org.symbolon.flow.Work;
import org.symbolon.store.AccountRecord;
import org.symbolon.store.SessionRecord;

/**
 * What owners do with their sessions. One whose own session has ended changes nothing: a step that ends some of the
 * others looks whether it lives after having done its work, and undoes that where it does not; one that ends all does
 * so under the credential version alone that it was seen alive under.
 */
final class OwnSessions {
    private static final int MOST_LISTED = 100;

    private final Transactions transactions;
    private final Liveness liveness;
    private final Clock clock;

    OwnSessions(Transactions transactions, Liveness liveness, Clock clock) {
        this.transactions = transactions;
        this.liveness = liveness;
        this.clock = clock;
    }

    List<ListedSession> list(Authenticated owner) {
        var now = clock.instant();
        return transactions.run(work -> listed(work, owner, now)).stream()
                .map(session -> ListedSession.of(session, owner))
                .toList();
    }

    /** The owner's own session is not looked for where it has to be among them. */
    private static List<SessionRecord> listed(Work work, Authenticated owner, Instant now) {
        var used = work.sessions().list(owner.accountId(), now, MOST_LISTED);
        if (used.stream().anyMatch(session -> session.id().equals(owner.sessionId()))) {
            return used;
        }
        return used.size() < MOST_LISTED
                ? List.of()
                : work.live(owner, now)
                        .map(own -> Stream.concat(used.stream().limit(MOST_LISTED - 1), Stream.of(own))
                                .toList())
                        .orElseGet(List::of);
    }

    void logout(Authenticated owner) {
        transactions.run(work -> delete(work, owner, owner.sessionId(), clock.instant()));
        liveness.forget(owner.sessionId());
    }

    private static boolean delete(Work work, Authenticated owner, SessionId id, Instant now) {
        boolean ended = work.sessions().delete(owner.accountId(), id);
        if (ended) {
            work.tell(new SymbolonEvent.LoggedOut(now, Client.unknown(), owner.accountId(), id));
        }
        return ended;
    }

    boolean logout(Authenticated owner, SessionId id) {
        var now = clock.instant();
        boolean ended = transactions.run(work -> isOwn(work, owner, id, now)
                && delete(work, owner, id, now)
                && (id.equals(owner.sessionId()) || stands(work, owner, now)));
        if (ended) {
            liveness.forget(id);
        }
        return ended;
    }

    private static boolean isOwn(Work work, Authenticated owner, SessionId id, Instant now) {
        return work.sessions()
                .findLive(id, now)
                .filter(session -> session.account().equals(owner.accountId()))
                .isPresent();
    }

    /** Whether the owner's session lives; where it does not, the work is undone. */
    private static boolean stands(Work work, Authenticated owner, Instant now) {
        boolean alive = work.live(owner, now).isPresent();
        if (!alive) {
            work.rollBack();
        }
        return alive;
    }

    /**
     * Those that live are listed first, since there may be rows of dead ones, which nobody is told of: in a transaction
     * of its own, so that the look after the work is not at what was seen before it.
     */
    int logoutOthers(Authenticated owner) {
        var now = clock.instant();
        var others = transactions.run(work -> others(work, owner, now));
        boolean ended = !others.isEmpty() && transactions.run(work -> endOthers(work, owner, now));
        if (!ended) {
            return 0;
        }
        others.forEach(session -> liveness.forget(session.id()));
        return others.size();
    }

    private static List<SessionRecord> others(Work work, Authenticated owner, Instant now) {
        return work.sessions().list(owner.accountId(), now, Integer.MAX_VALUE).stream()
                .filter(session -> !session.id().equals(owner.sessionId()))
                .toList();
    }

    private static boolean endOthers(Work work, Authenticated owner, Instant now) {
        boolean ended =
                work.sessions().deleteOthers(owner.accountId(), owner.sessionId()) > 0 && stands(work, owner, now);
        if (ended) {
            work.tell(new SymbolonEvent.OthersLoggedOut(now, Client.unknown(), owner.accountId(), owner.sessionId()));
        }
        return ended;
    }

    /**
     * The look is a transaction of its own: one that reads a session and writes its account would, where all is
     * serializable, lose again and again to whoever refreshes that session without end.
     */
    boolean logoutEverywhere(Authenticated owner) {
        var now = clock.instant();
        boolean ended = transactions
                .run(work -> work.live(owner, now))
                .filter(session -> transactions.run(work -> endAll(work, session, now)))
                .isPresent();
        liveness.forget(owner.sessionId());
        return ended;
    }

    /** Only under the version that the session was seen alive under; where another has come, it is dead by now. */
    private static boolean endAll(Work work, SessionRecord own, Instant now) {
        var raised = work.accounts().raiseVersion(own.account())
                ? work.accounts().find(own.account()).map(AccountRecord::version)
                : Optional.empty();
        if (!raised.equals(Optional.of(own.version() + 1))) {
            work.rollBack();
            return false;
        }
        work.tell(new SymbolonEvent.LoggedOutEverywhere(now, Client.unknown(), own.account()));
        return true;
    }
}
