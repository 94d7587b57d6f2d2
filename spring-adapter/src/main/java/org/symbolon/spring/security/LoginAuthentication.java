package org.symbolon.spring.security;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.symbolon.account.Authenticated;
import org.symbolon.account.DeviceToken;
import org.symbolon.token.RefreshToken;

/**
 * An owner by address and password, kept in an HTTP session. The refresh token is used to note that the session is in
 * use. It does not survive serialization: from then on no use is noted, so that the session ends with its idle time,
 * however often it is used, and the owner signs in again.
 */
final class LoginAuthentication extends AccountAuthentication {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable RefreshToken token;
    private transient volatile @Nullable Instant seenAlive;
    private transient volatile @Nullable DeviceToken device;

    LoginAuthentication(
            Authenticated owner,
            Collection<? extends GrantedAuthority> authorities,
            RefreshToken token,
            Instant seenAlive) {
        super(owner, authorities);
        this.token = token;
        this.seenAlive = seenAlive;
    }

    /** Gives what makes the browser a known device, for as long as the login is not let in. */
    void bring(DeviceToken token) {
        device = token;
    }

    /** What {@link #bring} gave, once. */
    Optional<DeviceToken> takeDevice() {
        var token = Optional.ofNullable(device);
        device = null;
        return token;
    }

    /** Empty once it was serialized. */
    Optional<RefreshToken> token() {
        return Optional.ofNullable(token);
    }

    /** When its session was last found alive here, as far as that is remembered. */
    Optional<Instant> seenAlive() {
        return Optional.ofNullable(seenAlive);
    }

    void seenAliveAt(Instant now) {
        seenAlive = now;
    }
}
