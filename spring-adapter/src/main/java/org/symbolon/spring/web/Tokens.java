package org.symbolon.spring.web;

import java.time.Duration;
import java.time.Instant;
import org.symbolon.token.SessionTokens;

/** How the tokens of a session are answered (RFC 6749, 5.1, in our spelling). */
final class Tokens {
    private Tokens() {}

    static Json json(SessionTokens tokens, Instant now) {
        return addTo(Json.object(), tokens, now);
    }

    static Json addTo(Json json, SessionTokens tokens, Instant now) {
        return json.with("accessToken", tokens.accessToken().reveal())
                .with("refreshToken", tokens.refreshToken().reveal())
                .with("tokenType", "Bearer")
                .with(
                        "expiresIn",
                        Duration.between(now, tokens.accessExpiresAt()).toSeconds());
    }
}
