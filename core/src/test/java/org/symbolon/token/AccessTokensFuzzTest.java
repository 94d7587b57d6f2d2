package org.symbolon.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.symbolon.Promptly;
import org.symbolon.account.AccountId;
import org.symbolon.account.Authenticated;
import org.symbolon.account.SessionId;
import org.symbolon.account.Site;
import org.symbolon.key.KeyRing;
import org.symbolon.key.KeyUse;

class AccessTokensFuzzTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final KeyRing KEYS =
            KeyRing.of("k1", "an example secret of 32 bytes ok".getBytes(StandardCharsets.US_ASCII));
    private static final String SITE = "https://video.example";
    private static final String HEADER = "{\"kid\":\"k1\",\"typ\":\"at+jwt\",\"alg\":\"HS256\"}";

    private final AccessTokens tokens = new AccessTokens(
            PinnedKeys.of(TokenKeys.hs256(), KEYS),
            Site.of("Video", SITE),
            Duration.ofMinutes(5),
            new SecureRandom(),
            new VerifiedTokens(Duration.ofMinutes(5)));
    private final String genuine = tokens.mint(
                    AccountId.parse("0190a3c4-89ab-4def-8123-456789abcdef").orElseThrow(),
                    SessionId.of(new byte[SessionId.BYTES]),
                    NOW)
            .reveal();

    /** Nobody without the key is signed in, and with it nobody but by complete claims. */
    @FuzzTest(maxDuration = "10m")
    void check(@NotNull String text) {
        assertThat(Promptly.get(() -> tokens.check(AccessToken.of(text), NOW))).isEmpty();
        for (var each : TamperedText.spliced(genuine, text)) {
            assertThat(tokens.check(AccessToken.of(each), NOW).isPresent())
                    .as("<%s> is <%s>", each, genuine)
                    .isEqualTo(each.equals(genuine));
        }
        tokens.check(AccessToken.of(signed(HEADER, text)), NOW).ifPresent(signedIn -> areComplete(text, signedIn));
        assertThat(tokens.check(AccessToken.of(signed(text, "{}")), NOW)).isEmpty();
    }

    private static void areComplete(String json, Authenticated signedIn) {
        try {
            var claims = JWTClaimsSet.parse(json);
            assertThat(claims.getIssuer()).isEqualTo(SITE);
            assertThat(claims.getAudience()).containsExactly(SITE);
            assertThat(claims.getStringClaim("client_id")).isEqualTo(SITE);
            assertThat(claims.getSubject()).isEqualTo(signedIn.accountId().toString());
            assertThat(claims.getStringClaim("sid"))
                    .isEqualTo(signedIn.sessionId().value());
            assertThat(claims.getJWTID()).isNotNull();
            assertThat(claims.getIssueTime()).isNotNull();
            assertThat(claims.getExpirationTime()).isAfter(NOW);
        } catch (ParseException unreadable) {
            throw new AssertionError("Claims that sign in can be read", unreadable);
        }
    }

    private static String signed(String header, String claims) {
        var signing =
                base64(header.getBytes(StandardCharsets.UTF_8)) + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
        byte[] mac = KEYS.newest().mac(KeyUse.ACCESS_TOKEN, signing.getBytes(StandardCharsets.US_ASCII));
        return signing + "." + base64(mac);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
