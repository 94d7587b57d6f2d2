package org.symbolon.spring.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.symbolon.Symbolon;

/**
 * Whether the session behind a login lives, looked up once per the policy's liveness bound at most: so that a reset, a
 * change of password or a suspension ends what an HTTP session keeps.
 */
final class LoginLiveness {
    private final Symbolon symbolon;
    private final Clock clock;
    private final Duration bound;

    LoginLiveness(Symbolon symbolon) {
        this.symbolon = symbolon;
        this.clock = symbolon.settings().clock();
        this.bound = symbolon.settings().policy().livenessBound();
    }

    /** @throws OutageException where that cannot be told */
    boolean isAlive(LoginAuthentication login) {
        var now = clock.instant();
        if (login.seenAlive().filter(seen -> isRecent(seen, now)).isPresent()) {
            return true;
        }
        boolean alive = isAliveInStore(login);
        if (alive) {
            login.seenAliveAt(now);
        }
        return alive;
    }

    private boolean isRecent(Instant seen, Instant now) {
        return !now.isBefore(seen) && now.isBefore(seen.plus(bound));
    }

    /** The token notes the use as well; it may be gone, or replaced by a change of password, and the session not. */
    private boolean isAliveInStore(LoginAuthentication login) {
        return OutageException.insteadOf(() -> isResumed(login)
                || !symbolon.sessions().list(login.authenticated()).isEmpty());
    }

    private boolean isResumed(LoginAuthentication login) {
        return login.token()
                .map(token -> symbolon.sessions().resume(token).match(valid -> true, refused -> false))
                .orElse(false);
    }
}
