package org.symbolon.session;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.symbolon.account.Client;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.flow.Transactions;
import org.symbolon.flow.Work;
import org.symbolon.policy.Policy;
import org.symbolon.store.SessionRecord;
import org.symbolon.store.SessionStore.Replay;
import org.symbolon.token.PresentedToken;
import org.symbolon.token.RefreshToken;
import org.symbolon.token.TokenIssuer;

/** What an authentic refresh token is good for: the next one, or a look at whom it signs in. */
final class RefreshTokenUse {
    private final Transactions transactions;
    private final TokenIssuer tokens;
    private final SessionUse use;
    private final Liveness liveness;
    private final Clock clock;

    RefreshTokenUse(Transactions transactions, TokenIssuer tokens, SessionUse use, Liveness liveness, Clock clock) {
        this.transactions = transactions;
        this.tokens = tokens;
        this.use = use;
        this.liveness = liveness;
        this.clock = clock;
    }

    Refresh refresh(RefreshToken token, Client client) {
        return tokens.read(token).map(presented -> refresh(presented, client)).orElseGet(Refresh.Refused::new);
    }

    private Refresh refresh(PresentedToken presented, Client client) {
        var refresh = transactions.run(work -> refresh(work, presented, client));
        if (refresh instanceof Refresh.Refused) {
            liveness.forget(presented.session());
        }
        return refresh;
    }

    private Refresh refresh(Work work, PresentedToken presented, Client client) {
        var now = clock.instant();
        return work.sessions()
                .rotate(presented.session(), presented.generation(), tokens.newestKey(), now, tokens.idleAt(now))
                .or(() -> replay(work, presented, client, now))
                .<Refresh>map(session -> new Refresh.Refreshed(tokens.tokens(session, now)))
                .orElseGet(Refresh.Refused::new);
    }

    /** The session as it is, where its token is still good; by any other it has just ended. */
    private static Optional<SessionRecord> replay(Work work, PresentedToken presented, Client client, Instant now) {
        var replay = work.sessions()
                .replay(presented.session(), presented.generation(), now, now.minus(Policy.REFRESH_GRACE));
        replay.filter(Replay::removed)
                .map(Replay::session)
                .ifPresent(ended ->
                        work.tell(new SymbolonEvent.RefreshTokenReused(now, client, ended.account(), ended.id())));
        return replay.filter(found -> !found.removed()).map(Replay::session);
    }

    /** The session that the token is current in, used now. */
    Optional<SessionRecord> resume(RefreshToken token) {
        var now = clock.instant();
        return tokens.read(token).flatMap(presented -> transactions.run(work -> resume(work, presented, now)));
    }

    private Optional<SessionRecord> resume(Work work, PresentedToken presented, Instant now) {
        return work.sessions()
                .findLive(presented.session(), now)
                .filter(found -> isCurrent(found, presented, now))
                .map(found -> use.note(work, found, now));
    }

    /** Whether it is the session's newest token, or the one that was replaced by it a moment ago. */
    private static boolean isCurrent(SessionRecord session, PresentedToken presented, Instant now) {
        boolean replaced = presented.generation() == session.generation() - 1
                && now.isBefore(session.rotatedAt().plus(Policy.REFRESH_GRACE));
        return presented.generation() == session.generation() || replaced;
    }
}
