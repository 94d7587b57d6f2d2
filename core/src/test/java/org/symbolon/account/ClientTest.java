package org.symbolon.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the host tells of a caller, and what a check answers with. */
class ClientTest {
    private static final long SEED = 20_251_122L;

    @Test
    void unknownClientHasNothing() {
        assertThat(Client.unknown().network()).isEmpty();
        assertThat(Client.unknown().userAgent()).isEmpty();
        assertThat(Client.unknown().device()).isEmpty();
        assertThat(Client.unknown()).hasToString("Client[network=unknown, userAgent=]");
    }

    @Test
    void clientKeepsWhatItWasGivenAndNeverChanges() throws UnknownHostException {
        var network = InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1});
        var device = DeviceToken.of("token");
        var plain = Client.at(network);
        var client = plain.withUserAgent("Browser/1").withDevice(device);
        assertThat(client.network()).contains(network);
        assertThat(client.userAgent()).isEqualTo("Browser/1");
        assertThat(client.device()).containsSame(device);
        assertThat(plain.userAgent()).isEmpty();
        assertThat(plain.device()).isEmpty();
        assertThat(client.withNetwork(InetAddress.getLoopbackAddress()).device())
                .containsSame(device);
    }

    @Test
    void s14UserAgentHasNoControlOrLineSeparatorCharacter() {
        var agent = Client.unknown()
                .withUserAgent(
                        "B\u202Er\u200B\r\nX: y\tow\u0000ser\u007F\u0085\u2028\u2029\uD800\uDC00\uD800/\uFFFF1 é😀")
                .userAgent();
        assertThat(agent).isEqualTo("BrX: yowser\uD800\uDC00/1 é😀");
        assertThat(Client.unknown().withUserAgent(null).userAgent()).isEmpty();
    }

    @Test
    void s14NoTextMakesAUserAgentThatBreaksALine() {
        var random = new Random(SEED);
        for (int round = 0; round < 2_000; round++) {
            var text = new StringBuilder();
            for (int left = random.nextInt(400); left > 0; left--) {
                text.appendCodePoint(random.nextInt(random.nextBoolean() ? 0x100 : 0x2100));
            }
            var agent = Client.unknown().withUserAgent(text.toString()).userAgent();
            assertThat(agent.lines().count())
                    .as("seed %d, round %d", SEED, round)
                    .isLessThanOrEqualTo(1);
            assertThat(agent.codePoints())
                    .as("seed %d, round %d", SEED, round)
                    .noneMatch(Character::isISOControl)
                    .doesNotContain(0x2028, 0x2029);
            assertThat(agent.codePointCount(0, agent.length())).isLessThanOrEqualTo(256);
        }
    }

    @Test
    void userAgentIsCutAfter256Characters() {
        assertThat(Client.unknown().withUserAgent("x".repeat(1 << 20)).userAgent())
                .isEqualTo("x".repeat(256));
        assertThat(Client.unknown().withUserAgent("😀".repeat(257)).userAgent()).isEqualTo("😀".repeat(256));
    }

    @Test
    void s19ClientPrintsNoDeviceToken() throws UnknownHostException {
        var client = Client.at(InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1}))
                .withUserAgent("Browser/1")
                .withDevice(DeviceToken.of("canary-device"));
        assertThat(client.toString())
                .doesNotContain("canary")
                .contains("192.0.2.1")
                .contains("Browser/1");
    }

    @Test
    void authenticatedIsEqualWhenOfTheSameSession() {
        var account = AccountId.parse("0190a3c4-89ab-4def-8123-456789abcdef").orElseThrow();
        var session = SessionId.of(new byte[16]);
        var expiresAt = Instant.parse("2026-01-01T00:05:00Z");
        var one = Authenticated.vouchedForByCaller(account, session, expiresAt);
        var later = Authenticated.vouchedForByCaller(account, session, expiresAt.plusSeconds(60));
        var other = Authenticated.vouchedForByCaller(
                account, SessionId.parse("AAECAwQFBgcICQoLDA0ODw").orElseThrow(), expiresAt);
        assertThat(one)
                .isEqualTo(later)
                .hasSameHashCodeAs(later)
                .isNotEqualTo(other)
                .isNotEqualTo(session);
        assertThat(one.accountId()).isEqualTo(account);
        assertThat(one.sessionId()).isEqualTo(session);
        assertThat(one.expiresAt()).isEqualTo(expiresAt);
        assertThat(one.toString()).contains(account.toString(), session.value(), "2026-01-01T00:05:00Z");
    }

    @Test
    void consentAndAccountTellWhatTheyWereGiven() {
        var at = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(new Consent(true, "2026-01", at)).isEqualTo(new Consent(true, "2026-01", at));
        assertThat(new Consent(true, "2026-01", at)).isNotEqualTo(new Consent(false, "2026-01", at));
        var address = EmailAddress.parse("Ada@example.org").orElseThrow();
        var account = new Account(new AccountId(new java.util.UUID(1, 2)), address, at, false);
        assertThat(account.address().text()).isEqualTo("Ada@example.org");
        assertThat(account.createdAt()).isEqualTo(at);
    }
}
