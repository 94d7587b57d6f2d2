package org.symbolon;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.Authenticated;
import org.symbolon.token.AccessToken;
import org.symbolon.token.RefreshToken;
import org.symbolon.token.SessionTokens;

/**
 * What the clients that share a session know of it: the newest tokens that any of them was given, and the two before.
 */
final class HeldSession {
    final int number;
    final int account;
    private final AtomicBoolean dropped = new AtomicBoolean();
    private RefreshToken newest;
    private RefreshToken former;
    private RefreshToken older;
    private Access access;
    private @Nullable Authenticated owner;

    HeldSession(int number, int account, SessionTokens first) {
        this.number = number;
        this.account = account;
        this.newest = first.refreshToken();
        this.former = newest;
        this.older = newest;
        this.access = Access.of(first);
    }

    record Access(AccessToken token, Instant expiresAt) {
        static Access of(SessionTokens tokens) {
            return new Access(tokens.accessToken(), tokens.accessExpiresAt());
        }
    }

    /** Takes an answer in; one that comes late, after its refresh token was replaced, brings no refresh token. */
    synchronized void learn(RefreshToken presented, SessionTokens answer) {
        if (presented.reveal().equals(newest.reveal())) {
            older = former;
            former = newest;
            newest = answer.refreshToken();
        }
        access = Access.of(answer);
    }

    synchronized void learn(Authenticated answer) {
        owner = answer;
    }

    synchronized RefreshToken newest() {
        return newest;
    }

    synchronized RefreshToken former() {
        return former;
    }

    synchronized RefreshToken older() {
        return older;
    }

    synchronized Access access() {
        return access;
    }

    /** Who any client was told it is; null until one asked. */
    synchronized @Nullable Authenticated owner() {
        return owner;
    }

    /** Whether it was given up. */
    boolean isDropped() {
        return dropped.get();
    }

    /** Gives the session up, since it ended; true for one of those who find out. */
    boolean drop() {
        return dropped.compareAndSet(false, true);
    }
}
