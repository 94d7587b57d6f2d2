package org.symbolon.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.token.TokenForge.EXPIRY;
import static org.symbolon.token.TokenForge.KEYS;
import static org.symbolon.token.TokenForge.NOW;
import static org.symbolon.token.TokenForge.SITE;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.util.Base64URL;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.symbolon.account.Authenticated;
import org.symbolon.account.Site;

class VerifiedTokensTest {
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final Authenticated OWNER =
            Authenticated.vouchedForByCaller(TokenForge.ACCOUNT, TokenForge.SESSION, EXPIRY);

    private final AtomicInteger verifications = new AtomicInteger();
    private final VerifiedTokens verified = new VerifiedTokens(LIFETIME);

    private AccessTokens counting(TokenForge forge) {
        var key = PinnedKeys.of(forge.keys(), KEYS).newest();
        var counted = new PinnedKey(key.name(), key.algorithm(), key.signer(), new Counting(key.verifier()));
        return new AccessTokens(
                new PinnedKeys(counted, List.of(counted)),
                Site.of("Video", SITE),
                LIFETIME,
                new SecureRandom(),
                verified);
    }

    private final class Counting implements JWSVerifier {
        private final JWSVerifier verifier;

        Counting(JWSVerifier verifier) {
            this.verifier = verifier;
        }

        @Override
        public boolean verify(JWSHeader header, byte[] input, Base64URL signature) throws JOSEException {
            verifications.incrementAndGet();
            return verifier.verify(header, input, signature);
        }

        @Override
        public Set<JWSAlgorithm> supportedJWSAlgorithms() {
            return verifier.supportedJWSAlgorithms();
        }

        @Override
        public JCAContext getJCAContext() {
            return verifier.getJCAContext();
        }
    }

    @ParameterizedTest
    @EnumSource
    void tokenIsVerifiedOnceHoweverOftenItIsChecked(TokenForge forge) {
        var tokens = counting(forge);
        var text = forge.good();
        for (int round = 0; round < 100; round++) {
            assertThat(tokens.check(AccessToken.of(text), NOW)).contains(OWNER);
        }
        assertThat(verifications).hasValue(1);
        assertThat(tokens.check(AccessToken.of(forge.with("jti", "\"other\"")), NOW))
                .isPresent();
        assertThat(verifications).hasValue(2);
        assertThat(verified.size()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void tokenThatWasVerifiedDiesAtItsExpiryToTheMillisecond(TokenForge forge) {
        var tokens = counting(forge);
        var token = AccessToken.of(forge.good());
        assertThat(tokens.check(token, NOW)).isPresent();
        assertThat(tokens.check(token, EXPIRY.minusMillis(1))).isPresent();
        assertThat(verifications).hasValue(1);
        for (var late : List.of(EXPIRY, EXPIRY.plusMillis(1), EXPIRY.plusSeconds(60), Instant.MAX)) {
            assertThat(tokens.check(token, late)).isEmpty();
        }
        assertThat(tokens.check(token, NOW)).as("a clock that was put back").isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void tokenThatIsDeadAtFirstSightIsNotKept(TokenForge forge) {
        assertThat(counting(forge).check(AccessToken.of(forge.good()), EXPIRY)).isEmpty();
        assertThat(verified.size()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void s11ForgedTokenThatSharesAllButItsSignatureWithAVerifiedOneIsRefused(TokenForge forge) {
        var tokens = counting(forge);
        var good = forge.good();
        assertThat(tokens.check(AccessToken.of(good), NOW)).isPresent();
        var unsigned = good.substring(0, good.lastIndexOf('.') + 1);
        var stranger = forge.strangers(forge.header(), TokenForge.json(TokenForge.claims()));
        assertThat(stranger).startsWith(unsigned);
        var flipped = good.substring(0, good.length() - 4)
                + (good.charAt(good.length() - 4) == 'A' ? 'B' : 'A')
                + good.substring(good.length() - 3);
        for (var forged : List.of(stranger, flipped, unsigned, good + "A", good.replace('e', '\uD800'))) {
            assertThat(tokens.check(AccessToken.of(forged), NOW)).as(forged).isEmpty();
        }
        assertThat(verified.size()).isEqualTo(1);
    }

    @Test
    void s11HundredThousandBadTokensLeaveAGoodOneInAndNothingElse() {
        var tokens = counting(TokenForge.HS256);
        var good = TokenForge.HS256.good();
        assertThat(tokens.check(AccessToken.of(good), NOW)).isPresent();
        var unsigned = good.substring(0, good.lastIndexOf('.') + 1);
        for (int round = 0; round < 100_000; round++) {
            assertThat(tokens.check(AccessToken.of(unsigned + "A".repeat(37) + String.format("%06d", round)), NOW))
                    .isEmpty();
        }
        int before = verifications.get();
        assertThat(before).as("every one of them was looked at").isGreaterThan(90_000);
        assertThat(tokens.check(AccessToken.of(good), NOW)).isPresent();
        assertThat(verifications).as("the good one was still known").hasValue(before);
        assertThat(verified.size()).isEqualTo(1);
    }

    @Test
    void moreTokensThanItMayKeepPushEachOtherOut() {
        var few = new VerifiedTokens(LIFETIME, 100);
        for (int round = 0; round < 1_000; round++) {
            few.add(AccessToken.of("token " + round), OWNER);
        }
        assertThat(few.size()).isBetween(1L, 100L);
    }

    @Test
    void itKeepsAHundredThousandTokensAndNoMore() {
        for (int round = 0; round < 101_000; round++) {
            verified.add(AccessToken.of("token " + round), OWNER);
        }
        assertThat(verified.size()).isEqualTo(100_000);
    }

    @Test
    void itForgetsATokenOnceItsLifetimeIsOver() {
        var brief = new VerifiedTokens(Duration.ofNanos(1));
        brief.add(AccessToken.of("token"), OWNER);
        assertThat(brief.size()).isZero();
    }
}
