package org.symbolon.token;

import java.time.Instant;

/**
 * What a client gets when it signs in or refreshes.
 *
 * @param accessExpiresAt when the access token stops working; whole seconds
 */
public record SessionTokens(AccessToken accessToken, Instant accessExpiresAt, RefreshToken refreshToken) {}
