package org.symbolon.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.symbolon.Symbolon;
import org.symbolon.spring.Http;
import org.symbolon.testkit.ManualClock;
import org.symbolon.testkit.RecordingMailer;

@SpringBootTest(
        classes = VideoHost.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "symbolon.secret=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
            "symbolon.public-url=https://video.example",
            "spring.datasource.url=jdbc:h2:mem:bearer"
        })
class SymbolonBearerTest {
    @LocalServerPort
    private int port;

    @Autowired
    private Symbolon symbolon;

    @Autowired
    private RecordingMailer mailer;

    @Autowired
    private ManualClock clock;

    @Autowired
    private BreakableStore store;

    private Http http = Http.at("");
    private static int count;

    @BeforeEach
    void host() {
        http = Http.at("http://127.0.0.1:" + port);
    }

    @AfterEach
    void storeIsBack() {
        store.comeBack();
    }

    private Owner owner() {
        return Owner.register(symbolon, mailer, "bearer" + ++count + "@example.org");
    }

    @Test
    void goodTokenIsItsOwnersAccountWithTheAuthoritiesOfTheHostsBean() {
        var owner = owner();

        var reply = http.with("Authorization", owner.bearer()).get("/videos");

        assertThat(reply.body())
                .startsWith(owner.account().id() + " true true ")
                .contains("ROLE_VIEWER")
                .doesNotContain("ROLE_USER");
    }

    @Test
    void goodTokenWithoutTheRoleIsForbidden() {
        assertThat(http.with("Authorization", owner().bearer()).get("/admin").status())
                .isEqualTo(403);
    }

    @Test
    void goodTokenIsKeptInNoHttpSession() {
        var reply = http.with("Authorization", owner().bearer()).get("/videos");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Set-Cookie")).isEmpty();
    }

    @Test
    void schemeIsReadCaseBlind() {
        var token = owner().tokens().accessToken().reveal();

        assertThat(http.with("Authorization", "bearer " + token).get("/videos").status())
                .isEqualTo(200);
    }

    @Test
    void badTokenIsRefusedAsTheApiRefusesItEvenWhereNobodyHasToBeSignedIn() {
        for (var header : new String[] {"Bearer nonsense", "Bearer", "Bearer ", "bearer a b"}) {
            var reply = http.with("Authorization", header).get("/open");

            assertThat(reply.status()).as(header).isEqualTo(401);
            assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
            assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
            assertThat(reply.text("type")).isEqualTo("urn:symbolon:problem:token-refused");
            assertThat(reply.json().required("status").intValue()).isEqualTo(401);
        }
    }

    @Test
    void badTokenReadsAsTheJsonApiAnswersOne() {
        var api = http.with("Accept-Language", "en").post("/api/account/refresh", "{\"refreshToken\":\"nonsense\"}");

        var reply = http.with("Authorization", "Bearer nonsense").get("/videos");

        assertThat(reply.body()).isEqualTo(api.body());
        assertThat(reply.header("WWW-Authenticate")).isEqualTo(api.header("WWW-Authenticate"));
    }

    @Test
    void goodTokenBesideAnotherAuthorizationIsRefused() {
        var owner = owner();

        var reply = http.with("Authorization", owner.bearer())
                .with("Authorization", "Basic dXNlcjpwYXNz")
                .get("/videos");

        assertThat(reply.status()).isEqualTo(401);
    }

    @Test
    void headerOfAnotherSchemeIsLeftToOthers() {
        assertThat(http.with("Authorization", "BearerOfNews x").get("/open").status())
                .isEqualTo(200);
        assertThat(http.with("Authorization", "Basic dXNlcjpwYXNz").get("/open").status())
                .isEqualTo(200);
    }

    @Test
    void tokenOfAnEndedSessionIsRefusedWithinTheLivenessBound() {
        var owner = owner();
        assertThat(http.with("Authorization", owner.bearer()).get("/videos").status())
                .isEqualTo(200);

        symbolon.accounts().signOutEverywhere(owner.account().id());
        clock.advance(symbolon.settings().policy().livenessBound());

        assertThat(http.with("Authorization", owner.bearer()).get("/videos").status())
                .isEqualTo(401);
    }

    @Test
    void storeThatIsDownLetsNobodyInAndSaysWhenToAskAgain() {
        var owner = owner();
        store.goDown();

        var reply = http.with("Authorization", owner.bearer()).get("/videos");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).isEqualTo("5");
        assertThat(reply.text("type")).isEqualTo("urn:symbolon:problem:busy");
        assertThat(reply.json().required("retryAfterSeconds").intValue()).isEqualTo(5);
    }

    @Test
    void antiForgeryTokenIsAskedOfAllButBearers() {
        var withToken = http.with("Authorization", owner().bearer())
                .send("/videos", request -> request.POST(BodyPublishers.noBody()));
        var without = http.send("/videos", request -> request.POST(BodyPublishers.noBody()));

        assertThat(withToken.body()).startsWith("uploaded by ");
        assertThat(without.status()).isEqualTo(401);
    }

    @Test
    void nobodyIsToldTheSchemeAndABrowserIsSentToTheLoginPage() {
        var script = http.get("/videos");
        var browser = new Browser(port).get("/videos");

        assertThat(script.status()).isEqualTo(401);
        assertThat(script.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(browser.statusCode()).isEqualTo(302);
        assertThat(browser.headers().firstValue("Location").orElseThrow()).endsWith("/login");
    }

    @Test
    void preflightOfASiteThatTheHostAllowsIsAnsweredAtTheApiToo() {
        assertThat(preflight("https://partner.example").header("Access-Control-Allow-Origin"))
                .isEqualTo("https://partner.example");

        var stranger = preflight("https://stranger.example");
        assertThat(stranger.status()).isEqualTo(403);
        assertThat(stranger.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(stranger.header("Cache-Control")).isEqualTo("no-store");
    }

    private Http.Reply preflight(String origin) {
        return http.with("Origin", origin)
                .with("Access-Control-Request-Method", "POST")
                .with("Access-Control-Request-Headers", "content-type")
                .send("/api/account/login", request -> request.method("OPTIONS", BodyPublishers.noBody()));
    }
}
