package org.symbolon.spring.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.symbolon.Symbolon;
import org.symbolon.account.Site;
import org.symbolon.key.KeyRing;
import org.symbolon.testkit.ManualClock;
import org.symbolon.testkit.RecordingMailer;

class SymbolonJwtDecoderTest {
    private final ManualClock clock = ManualClock.startingNow();
    private final BreakableStore store = new BreakableStore();
    private final RecordingMailer mailer = new RecordingMailer();
    private final Symbolon symbolon = Symbolon.builder()
            .site(Site.of("Video", "https://video.example"))
            .keys(KeyRing.of("k1", "01234567890123456789012345678901".getBytes(StandardCharsets.US_ASCII)))
            .mailer(mailer)
            .store(store)
            .clock(clock)
            .build();
    private final SymbolonJwtDecoder decoder = new SymbolonJwtDecoder(symbolon);

    @AfterEach
    void close() {
        store.comeBack();
        symbolon.close();
    }

    @Test
    void goodTokenAnswersItsClaims() {
        var owner = Owner.register(symbolon, mailer, "mika@example.org");
        var text = owner.tokens().accessToken().reveal();

        var jwt = decoder.decode(text);

        assertThat(jwt.getSubject()).isEqualTo(owner.account().id().toString());
        assertThat(jwt.getTokenValue()).isEqualTo(text);
        assertThat(jwt.getIssuer()).hasToString("https://video.example");
        assertThat(jwt.getHeaders()).containsEntry("typ", "at+jwt");
        assertThat(Duration.between(jwt.getIssuedAt(), jwt.getExpiresAt()))
                .isEqualTo(symbolon.settings().policy().accessTokenLifetime());
    }

    @Test
    void badTokenIsRefusedWithoutBeingQuoted() {
        assertThatThrownBy(() -> decoder.decode("nonsense"))
                .isInstanceOf(BadJwtException.class)
                .hasMessageNotContaining("nonsense");
    }

    @Test
    void tokenOfAnEndedSessionIsRefused() {
        var owner = Owner.register(symbolon, mailer, "mika@example.org");
        symbolon.accounts().signOutEverywhere(owner.account().id());
        clock.advance(symbolon.settings().policy().livenessBound());

        assertThatThrownBy(() -> decoder.decode(owner.tokens().accessToken().reveal()))
                .isInstanceOf(BadJwtException.class);
    }

    @Test
    void storeThatIsDownIsNoFaultOfTheToken() {
        var owner = Owner.register(symbolon, mailer, "mika@example.org");
        store.goDown();
        clock.advance(symbolon.settings().policy().livenessBound());

        assertThatThrownBy(() -> decoder.decode(owner.tokens().accessToken().reveal()))
                .isExactlyInstanceOf(JwtException.class);
    }
}
