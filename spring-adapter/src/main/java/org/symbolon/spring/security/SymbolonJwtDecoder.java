package org.symbolon.spring.security;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.util.Map;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;
import org.symbolon.Symbolon;
import org.symbolon.token.AccessToken;

/** Reads access tokens for a resource server of the application. What is read was checked before, liveness included. */
final class SymbolonJwtDecoder implements JwtDecoder {
    private final Symbolon symbolon;
    private final MappedJwtClaimSetConverter claims = MappedJwtClaimSetConverter.withDefaults(Map.of());

    SymbolonJwtDecoder(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    /**
     * @throws BadJwtException whatever is wrong with it
     * @throws JwtException where the store is down
     */
    @Override
    public Jwt decode(String token) {
        if (!isValid(AccessToken.of(token))) {
            throw refused();
        }
        try {
            return read(JWTParser.parse(token), token);
        } catch (ParseException unreadable) {
            throw refused();
        }
    }

    private boolean isValid(AccessToken token) {
        try {
            return OutageException.insteadOf(
                    () -> symbolon.sessions().authenticate(token).match(valid -> true, refused -> false));
        } catch (OutageException outage) {
            throw new JwtException("Accounts cannot be asked for at the moment", outage);
        }
    }

    private Jwt read(JWT parsed, String token) throws ParseException {
        var converted = claims.convert(parsed.getJWTClaimsSet().getClaims());
        return Jwt.withTokenValue(token)
                .headers(headers -> headers.putAll(parsed.getHeader().toJSONObject()))
                .claims(all -> all.putAll(converted))
                .build();
    }

    private static BadJwtException refused() {
        return new BadJwtException("The access token is not good, or no longer");
    }
}
