package org.symbolon.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.spring.web.Visitor.PASSWORD;
import static org.symbolon.spring.web.Visitor.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.symbolon.spring.Http;
import org.symbolon.spring.Wire;
import org.symbolon.testkit.RecordingMailer;

/** Methods, paths and headers that no client of ours sends. */
@FlowTest
@ExtendWith(OutputCaptureExtension.class)
class HostileRequestTest {
    @LocalServerPort
    private int port;

    @Autowired
    private RecordingMailer mailer;

    @Autowired
    private FlowApp.Heard heard;

    private Http http = Http.at("");

    @BeforeEach
    void connect() {
        http = Http.at("http://127.0.0.1:" + port + "/api/account");
    }

    private Wire.Answer send(String head, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return Wire.to(port).send(head + "\nContent-Length: " + bytes.length, bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void otherMethodsAreNotAllowedAndToldWhichIs(String method) throws IOException {
        for (var path : new String[] {"/register", "/register/verify", "/reset/complete", "/login", "/logout"}) {
            var answer = send(method + " /api/account" + path + " HTTP/1.1\nHost: a", "");

            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.header("Allow")).contains("POST");
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.header("Content-Type")).contains("application/problem+json");
            assertThat(answer.body()).contains("urn:symbolon:problem:malformed-request", "\"status\":405");
        }
    }

    /** Spring's own filter reads the form of a PUT before it comes to us, and may refuse it for the application. */
    @ParameterizedTest
    @ValueSource(strings = {"a=%zz", "%", "a=b&a=%F", "\u0000"})
    void formsAreNoErrorWhateverIsInThem(String form) throws IOException {
        for (var type : new String[] {"x-www-form-urlencoded", "x-www-form-urlencoded; charset=nonsense"}) {
            for (var method : new String[] {"POST", "PUT", "DELETE"}) {
                var head = method + " /api/account/login HTTP/1.1\nHost: a\nContent-Type: application/" + type;
                var answer = send(head, form);

                assertThat(answer.status()).as(answer.text()).isBetween(400, 499);
                assertThat(answer.text()).doesNotContain("<html", "Exception");
            }
        }
    }

    @Test
    void headIsNotAllowedAndHasNoBody() throws IOException {
        var answer = send("HEAD /api/account/login HTTP/1.1\nHost: a", "");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains("POST");
        assertThat(answer.body()).isEmpty();
    }

    /**
     * These never reach us: the server and Spring Security's firewall refuse them for the whole application. Their 400
     * is a 401 where the application's error page is closed, as it is by Boot's default.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "FOO /api/account/login",
                "TRACE /api/account/login",
                "POST /api/account//login",
                "POST //api/account/login",
                "POST /api/account/login;x=y",
                "POST /api;x=y/account/login",
                "POST /api/account%2Flogin",
                "POST /api/account%2flogin",
                "POST /api/account/../account/login;x",
                "POST /api/account/%2e%2e/account/login",
                "POST /api/account/login%00",
                "POST /api/account/login%0d%0aX:y",
                "POST /api/account\\login"
            })
    void whatTheFirewallRefusesIsNotOursToAnswer(String line) throws IOException {
        var answer = send(line + " HTTP/1.1\nHost: a\nContent-Type: application/json", "{}");

        assertThat(answer.status()).as(answer.text()).isIn(400, 401, 405);
        assertThat(answer.text()).doesNotContain("Exception", "\tat ", "urn:symbolon");
    }

    /** These are no paths of ours, so the application's own security answers them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/account/login/",
                "POST /API/account/login",
                "POST /api/account/login.json",
                "POST /api/account/",
                "POST /api/account",
                "POST /api/account/register/verify/more"
            })
    void otherPathsAreTheApplications(String line) throws IOException {
        var answer = send(line + " HTTP/1.1\nHost: a\nContent-Type: application/json", "{}");

        assertThat(answer.status()).as(answer.text()).isIn(401, 403);
        assertThat(answer.text()).doesNotContain("Exception", "\tat ", "urn:symbolon");
    }

    @Test
    void encodedLettersOfAPathAreTheSamePath() throws IOException {
        var answer = send("POST /api/account/%6Cogin HTTP/1.1\nHost: a\nContent-Type: application/json", "{}");

        assertThat(answer.body()).contains("urn:symbolon:problem:malformed-request");
    }

    @Test
    void forgedHostsAndForwardingChangeNoAnswerAndNoMail() throws IOException {
        var forged = "\nX-Forwarded-Host: evil.example\nX-Forwarded-Proto: http\nX-Forwarded-Prefix: /evil"
                + "\nX-Forwarded-Port: 81\nForwarded: for=6.6.6.6;host=evil.example;proto=http\nX-Original-URL: /evil"
                + "\nX-HTTP-Method-Override: DELETE";
        var answer = send(
                "POST /api/account/register HTTP/1.1\nHost: evil.example\nContent-Type: application/json" + forged,
                json("email", "forged@example.org", "password", PASSWORD));

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.text()).doesNotContain("evil");
        var mail = mailer.lastTo("forged@example.org");
        assertThat(mail.subject() + mail.text() + mail.html())
                .contains("https://video.example")
                .doesNotContain("evil");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept-Language: *",
                "Accept-Language: ;;;q=,,-_-",
                "Accept-Language: fr;q=x",
                "Accept-Language: \u00ff\u00fe",
                "Accept: text/html",
                "Accept: nonsense",
                "Authorization: Bearer",
                "Authorization: Basic !",
                "Authorization: Bearer a b c",
                "Authorization: Digest \"",
                "Cookie: __Host-symbolon-device",
                "Cookie: __Host-symbolon-device=\"; ;;=;$Version=1",
                "Symbolon-Device: \u00ff",
                "Symbolon-Device:",
                "User-Agent: \u00ff",
                "Origin: https://evil.example",
                "Content-Language: x",
                "Range: bytes=0-0",
                "If-None-Match: *"
            })
    void oddHeadersChangeNothing(String header) throws IOException {
        var body = json("email", "odd@example.org", "password", PASSWORD);
        var answer = send("POST /api/account/login HTTP/1.1\nHost: a\nContent-Type: application/json\n" + header, body);
        var usual = send("POST /api/account/login HTTP/1.1\nHost: a\nContent-Type: application/json", body);

        assertThat(usual.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo(usual.body());
        assertThat(answer.status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"User-Agent", "Accept-Language", "Symbolon-Device", "X-Forwarded-For"})
    void headerThatTheFirewallRefusesIsMalformedOrLeftOut(String name) throws IOException {
        var body = json("email", "odd@example.org", "password", PASSWORD);
        var head = "POST /api/account/login HTTP/1.1\nHost: a\nContent-Type: application/json\n";
        var answer = send(head + name + ": a\u0080\tb", body);

        assertThat(answer.status()).as(answer.text()).isIn(400, 401);
        assertThat(answer.body()).contains("urn:symbolon:problem:");
        assertThat(answer.header("Content-Language")).contains("en");
        assertThat(send("POST /api/account/login HTTP/1.1\nHost: a\n" + name + ": a\u0080", "x")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void userAgentIsKeptUpToItsFirstPart() throws Exception {
        send(
                "POST /api/account/login HTTP/1.1\nHost: a\nContent-Type: application/json\nUser-Agent: ab"
                        + "c".repeat(1000),
                json("email", "agent@example.org", "password", PASSWORD));

        assertThat(heard.refusedTo("agent@example.org").userAgent())
                .hasSize(256)
                .startsWith("abccc");
    }

    @Test
    void clientThatBreaksOffIsNoErrorToAnybody(CapturedOutput output) throws IOException {
        Wire.to(port)
                .abandon(
                        "POST /api/account/login HTTP/1.1\nHost: a\nContent-Type: application/json\nContent-Length: 9000",
                        "{\"email\":\"".getBytes(StandardCharsets.UTF_8));

        assertThat(http.post("/login", "{}").status()).isEqualTo(400);
        assertThat(output.getAll()).doesNotContain("ERROR", "Exception");
    }
}
