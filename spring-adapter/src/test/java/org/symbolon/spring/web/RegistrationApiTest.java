package org.symbolon.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.spring.web.Visitor.PASSWORD;
import static org.symbolon.spring.web.Visitor.json;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.symbolon.spring.Http;
import org.symbolon.testkit.ManualClock;
import org.symbolon.testkit.RecordingMailer;

@FlowTest
class RegistrationApiTest {
    @LocalServerPort
    private int port;

    @Autowired
    private RecordingMailer mailer;

    @Autowired
    private ManualClock clock;

    private Http http = Http.at("");

    @BeforeEach
    void connect() {
        http = Http.at("http://127.0.0.1:" + port + "/api/account");
    }

    private Visitor visitor(String email) {
        return new Visitor(http, mailer, email);
    }

    @Test
    void registerAnswersWithWhatTheContractNames() {
        var started = visitor("start@example.org").register();

        assertThat(started.status()).as(started.body()).isEqualTo(202);
        assertThat(started.json().propertyNames()).containsExactly("flow", "label", "expiresAt", "resendAt");
        assertThat(started.text("expiresAt"))
                .isEqualTo(clock.instant().plus(Duration.ofMinutes(30)).toString());
        assertThat(started.text("resendAt"))
                .isEqualTo(clock.instant().plus(Duration.ofSeconds(60)).toString());
        assertThat(started.header("Content-Type")).isEqualTo("application/json");
        assertThat(started.header("Cache-Control")).isEqualTo("no-store");
        assertThat(started.header("Set-Cookie")).isEmpty();
        assertThat(started.header("Symbolon-Device")).isEmpty();
    }

    @Test
    void rightCodeMakesAnAccountThatIsSignedInOnAKnownDevice() {
        var body = json("email", "right@example.org", "password", PASSWORD, "returnTo", "/videos/7?t=3");
        var started = http.post("/register", body);
        var visitor = visitor("right@example.org");

        var verified = visitor.verify("/register/verify", started, visitor.codeOf(started));

        assertThat(verified.status()).as(verified.body()).isEqualTo(201);
        assertThat(verified.json().propertyNames())
                .containsExactly("account", "returnTo", "accessToken", "refreshToken", "tokenType", "expiresIn");
        assertThat(verified.json().get("account").propertyNames()).containsExactly("id", "email", "createdAt");
        assertThat(verified.json().at("/account/email").asString()).isEqualTo("right@example.org");
        assertThat(verified.text("returnTo")).isEqualTo("/videos/7?t=3");
        assertThat(verified.text("tokenType")).isEqualTo("Bearer");
        assertThat(verified.json().get("expiresIn").asInt()).isBetween(299, 300);
        assertThat(verified.header("Set-Cookie"))
                .startsWith("__Host-symbolon-device=" + verified.header("Symbolon-Device") + ";")
                .contains("; Path=/;", "; Max-Age=15552000;", "; Secure;", "; HttpOnly;", "; SameSite=Lax");
        assertThat(visitor.login(PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void sameRightCodeWithinAMinuteTellsTheAccountAndSignsNobodyIn() {
        var visitor = visitor("twice@example.org");
        var started = visitor.register();
        var code = visitor.codeOf(started);
        var first = visitor.verify("/register/verify", started, code);

        var again = visitor.verify("/register/verify", started, code);

        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(again.json().propertyNames()).containsExactly("account", "returnTo");
        assertThat(again.json().get("account")).isEqualTo(first.json().get("account"));
        assertThat(again.header("Set-Cookie")).isEmpty();
        assertThat(again.header("Symbolon-Device")).isEmpty();
    }

    @Test
    void wrongCodesCountDownAndThenTheFlowIsClosed() {
        var visitor = visitor("wrong@example.org");
        var started = visitor.register();
        var code = visitor.codeOf(started);

        for (int left = 4; left >= 0; left--) {
            var refused = visitor.verify("/register/verify", started, Visitor.wrong(code));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text("type")).isEqualTo("urn:symbolon:problem:code-refused");
            assertThat(refused.json().propertyNames()).containsExactly("type", "title", "status", "attemptsLeft");
            assertThat(refused.json().get("attemptsLeft").asInt()).isEqualTo(left);
        }

        var closed = visitor.verify("/register/verify", started, code);
        assertThat(closed.status()).isEqualTo(410);
        assertThat(closed.text("type")).isEqualTo("urn:symbolon:problem:flow-closed");
    }

    @Test
    void handleThatNeverWasIsAClosedFlow() {
        for (var flow : List.of("", "x", "A".repeat(43), "\u0000", "é".repeat(1000))) {
            var closed = http.post("/register/verify", json("flow", flow, "code", "ABCD-EFGH"));
            var unsent = http.post("/register/resend", json("flow", flow));

            assertThat(closed.status()).isEqualTo(410);
            assertThat(unsent.status()).isEqualTo(410);
            assertThat(unsent.body()).isEqualTo(closed.body());
        }
    }

    @Test
    void resendHasToWaitAndThenAnswersWithTimes() {
        var visitor = visitor("resend@example.org");
        var started = visitor.register();

        var tooSoon = http.post("/register/resend", json("flow", started.text("flow")));
        assertThat(tooSoon.status()).isEqualTo(429);
        assertThat(tooSoon.text("type")).isEqualTo("urn:symbolon:problem:too-many-requests");
        assertThat(tooSoon.header("Retry-After")).isEqualTo("60");
        assertThat(tooSoon.json().get("retryAfterSeconds").asInt()).isEqualTo(60);

        clock.advance(Duration.ofSeconds(60));
        var resent = http.post("/register/resend", json("flow", started.text("flow")));
        assertThat(resent.status()).as(resent.body()).isEqualTo(202);
        assertThat(resent.json().propertyNames()).containsExactly("expiresAt", "resendAt");
    }

    @Test
    void passwordIsRefusedByEveryRuleInTheReadersLanguage() {
        var body = json("email", "weak@example.org", "password", "kurz weak");

        var english = http.post("/register", body);
        var french = http.with("Accept-Language", "xx, fr-CA;q=0.7, en;q=0.1").post("/register", body);

        assertThat(english.status()).isEqualTo(422);
        assertThat(english.text("type")).isEqualTo("urn:symbolon:problem:password-refused");
        assertThat(english.json().get("violations").findValuesAsString("rule"))
                .containsExactly(
                        "too-short", "whitespace", "no-uppercase", "no-digit", "no-symbol", "contains-address");
        assertThat(english.json().get("violations").findValuesAsString("message"))
                .contains("Use at least 12 characters.");
        assertThat(french.header("Content-Language")).isEqualTo("fr");
        assertThat(french.json().get("violations").findValuesAsString("rule"))
                .isEqualTo(english.json().get("violations").findValuesAsString("rule"));
        assertThat(french.json().get("violations").findValuesAsString("message"))
                .contains("Utilisez au moins 12 caractères.");
    }

    @Test
    void addressIsRefusedWithAHintInTheReadersLanguage() {
        var body = json("email", "nobody", "password", PASSWORD);

        var english = http.post("/register", body);
        var french = http.with("Accept-Language", "fr").post("/register", body);

        assertThat(english.status()).isEqualTo(422);
        assertThat(english.text("type")).isEqualTo("urn:symbolon:problem:email-refused");
        assertThat(english.text("hint")).isEqualTo("An address looks like name@example.org.");
        assertThat(french.text("hint")).isEqualTo("Une adresse ressemble à nom@example.org.");
        assertThat(http.post("/reset", json("email", "nobody")).body()).isEqualTo(english.body());
    }

    @Test
    void mailIsInTheLanguageThatTheBodyNamesElseInTheHeaders() {
        var french = http.with("Accept-Language", "fr-CH, en;q=0.5");

        french.post("/register", json("email", "header@example.org", "password", PASSWORD));
        french.post("/register", json("email", "body@example.org", "password", PASSWORD, "locale", "en-GB"));
        french.post("/register", json("email", "odd@example.org", "password", PASSWORD, "locale", "fr_FR\r\nX: y"));
        http.post("/register", json("email", "none@example.org", "password", PASSWORD, "locale", "fr"));

        assertThat(mailer.lastTo("header@example.org").locale().getLanguage()).isEqualTo("fr");
        assertThat(mailer.lastTo("body@example.org").locale().getLanguage()).isEqualTo("en");
        assertThat(mailer.lastTo("odd@example.org").locale().getLanguage()).isEqualTo("fr");
        assertThat(mailer.lastTo("none@example.org").locale().getLanguage()).isEqualTo("fr");
    }

    @Test
    void profileIsAnObjectOfStringsOfTwoKibibytes() {
        var head = "{\"email\":\"profile@example.org\",\"password\":\"" + PASSWORD + "\",\"profile\":";

        assertThat(http.post("/register", head + "{\"n\":\"" + "a".repeat(2047) + "\"}}")
                        .status())
                .isEqualTo(202);
        for (var profile : List.of(
                "{\"n\":\"" + "a".repeat(2048) + "\"}",
                "{\"n\":1}",
                "{\"n\":null}",
                "{\"n\":{}}",
                "[]",
                "\"n\"",
                "{\"n\":\"\\u0000\"}",
                "{\"n\":\"\\ud800\"}",
                "{\"\\udc00\":\"n\"}",
                "{\"n\":\"a\",\"n\":\"b\"}")) {
            var refused = http.post("/register", head + profile + "}");
            assertThat(refused.status()).as(profile).isEqualTo(400);
            assertThat(refused.text("type")).isEqualTo("urn:symbolon:problem:malformed-request");
        }
    }

    @Test
    void passInTheLastMailOpensOneMoreBudget() {
        var visitor = visitor("pass@example.org");
        for (int i = 0; i < 9; i++) {
            assertThat(visitor.register().status()).isEqualTo(202);
        }
        var last = visitor.register();
        assertThat(visitor.register().status()).isEqualTo(429);

        var pass = visitor.passOf(last);
        var opened = http.post("/register", json("email", "pass@example.org", "password", PASSWORD, "pass", pass));

        assertThat(opened.status()).as(opened.body()).isEqualTo(202);
    }
}
