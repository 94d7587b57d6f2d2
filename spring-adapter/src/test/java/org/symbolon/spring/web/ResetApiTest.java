package org.symbolon.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.spring.web.Visitor.OTHER_PASSWORD;
import static org.symbolon.spring.web.Visitor.PASSWORD;
import static org.symbolon.spring.web.Visitor.json;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.symbolon.event.SymbolonEvent.NewDevice;
import org.symbolon.spring.Http;
import org.symbolon.testkit.ManualClock;
import org.symbolon.testkit.RecordingMailer;

@FlowTest
class ResetApiTest {
    @LocalServerPort
    private int port;

    @Autowired
    private RecordingMailer mailer;

    @Autowired
    private ManualClock clock;

    @Autowired
    private FlowApp.Heard heard;

    private Http http = Http.at("");

    @BeforeEach
    void connect() {
        http = Http.at("http://127.0.0.1:" + port + "/api/account");
    }

    private Visitor visitor(String email) {
        return new Visitor(http, mailer, email);
    }

    @Test
    void resetLeadsToANewPasswordAndBackToThePage() {
        var visitor = visitor("forgot@example.org");
        visitor.join();
        var started = http.post("/reset", json("email", "forgot@example.org", "returnTo", "/videos/7"));
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        assertThat(started.json().propertyNames()).containsExactly("flow", "label", "expiresAt", "resendAt");

        var proven = visitor.verify("/reset/verify", started, visitor.codeOf(started));
        assertThat(proven.status()).as(proven.body()).isEqualTo(200);
        assertThat(proven.json().propertyNames()).containsExactly("proofExpiresAt");
        assertThat(proven.text("proofExpiresAt"))
                .isEqualTo(clock.instant().plus(Duration.ofMinutes(10)).toString());
        assertThat(proven.header("Set-Cookie")).isEmpty();

        var weak = http.post("/reset/complete", json("flow", started.text("flow"), "password", "short"));
        assertThat(weak.status()).isEqualTo(422);
        assertThat(weak.text("type")).isEqualTo("urn:symbolon:problem:password-refused");

        var completed = http.post("/reset/complete", json("flow", started.text("flow"), "password", OTHER_PASSWORD));
        assertThat(completed.status()).as(completed.body()).isEqualTo(200);
        assertThat(completed.body()).isEqualTo("{\"returnTo\":\"/videos/7\"}");
        assertThat(completed.header("Set-Cookie"))
                .startsWith("__Host-symbolon-device=" + completed.header("Symbolon-Device"));

        assertThat(visitor.login(PASSWORD).status()).isEqualTo(401);
        assertThat(visitor.login(OTHER_PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void completeWithoutAProofIsAClosedFlow() {
        var visitor = visitor("unproven@example.org");
        visitor.join();
        var started = visitor.reset();

        var closed = http.post("/reset/complete", json("flow", started.text("flow"), "password", OTHER_PASSWORD));

        assertThat(closed.status()).isEqualTo(410);
        assertThat(closed.text("type")).isEqualTo("urn:symbolon:problem:flow-closed");
        assertThat(closed.header("Symbolon-Device")).isEmpty();
    }

    @Test
    void codeOfOnePurposeOpensNothingOfTheOther() {
        var visitor = visitor("purpose@example.org");
        visitor.join();
        var started = visitor.reset();

        assertThat(visitor.verify("/register/verify", started, visitor.codeOf(started))
                        .status())
                .isEqualTo(410);
    }

    @Test
    void wrongCodeIsCountedAndResendHasToWait() {
        var visitor = visitor("slip@example.org");
        visitor.join();
        var started = visitor.reset();

        var refused = visitor.verify("/reset/verify", started, Visitor.wrong(visitor.codeOf(started)));
        var soon = http.post("/reset/resend", json("flow", started.text("flow")));
        clock.advance(Duration.ofSeconds(60));
        var resent = http.post("/reset/resend", json("flow", started.text("flow")));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("attemptsLeft").asInt()).isEqualTo(4);
        assertThat(soon.status()).isEqualTo(429);
        assertThat(soon.header("Retry-After")).isEqualTo("60");
        assertThat(resent.status()).isEqualTo(202);
        assertThat(resent.json().propertyNames()).containsExactly("expiresAt", "resendAt");
    }

    @Test
    void deviceTokenOfAResetMakesTheNextLoginOneOfAKnownDevice() throws InterruptedException {
        var visitor = visitor("device@example.org");
        visitor.join();
        var started = visitor.reset();
        visitor.verify("/reset/verify", started, visitor.codeOf(started));
        var completed = http.post("/reset/complete", json("flow", started.text("flow"), "password", OTHER_PASSWORD));
        var token = completed.header("Symbolon-Device");

        var cookie =
                visitor.with("Cookie", "a=b; __Host-symbolon-device=" + token).login(OTHER_PASSWORD);
        var header = visitor.with("Symbolon-Device", token).login(OTHER_PASSWORD);
        var forged = visitor.with("Symbolon-Device", "forged")
                .with("User-Agent", "thief")
                .login(OTHER_PASSWORD);

        assertThat(List.of(cookie.status(), header.status(), forged.status())).containsOnly(200);
        var told =
                heard.next(NewDevice.class, event -> event.client().userAgent().equals("thief"));
        assertThat(heard.has(event -> event instanceof NewDevice other
                        && other.account().equals(told.account())
                        && !other.equals(told)))
                .isFalse();
    }
}
