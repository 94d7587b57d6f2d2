package org.symbolon.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.spring.web.Visitor.PASSWORD;
import static org.symbolon.spring.web.Visitor.json;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.symbolon.spring.Http;
import org.symbolon.spring.Http.Reply;
import org.symbolon.spring.Wire;
import org.symbolon.testkit.RecordingMailer;

/** Bodies that no client of ours sends: refused as the contract says, without a trace in the log, and never quoted. */
@FlowTest
@ExtendWith(OutputCaptureExtension.class)
class HostileBodyTest {
    private static final int LARGEST = 16 * 1024;
    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

    @LocalServerPort
    private int port;

    @Autowired
    private RecordingMailer mailer;

    private Http http = Http.at("");

    @BeforeEach
    void connect() {
        http = Http.at("http://127.0.0.1:" + port + "/api/account");
    }

    private static void isMalformed(Reply reply, int status) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        assertThat(reply.body())
                .isEqualTo("{\"type\":\"urn:symbolon:problem:malformed-request\","
                        + "\"title\":\"The request is not as the API describes it\",\"status\":" + status + "}");
    }

    static Stream<String> malformed() {
        var email = "\"email\":\"body@example.org\"";
        var password = "\"password\":\"" + PASSWORD + "\"";
        var whole = "{" + email + "," + password + "}";
        return Stream.of(
                "",
                " ",
                "null",
                "true",
                "7",
                "\"text\"",
                "[]",
                "[" + whole + "]",
                "{}",
                "{" + email + "}",
                "{" + password + "}",
                "{\"email\":[\"body@example.org\"]," + password + "}",
                "{\"email\":{\"a\":\"b\"}," + password + "}",
                "{\"email\":7," + password + "}",
                "{\"email\":true," + password + "}",
                "{\"email\":null," + password + "}",
                "{" + email + ",\"password\":123456789012}",
                "{" + email + ",\"password\":[]}",
                "{" + email + "," + password + ",\"locale\":7}",
                "{" + email + "," + password + ",\"returnTo\":[\"/\"]}",
                "{" + email + "," + password + ",\"pass\":{}}",
                "{" + email + "," + email + "," + password + "}",
                "{" + email + "," + password + "," + password + "}",
                "{" + email + "," + password + ",\"more\":{\"a\":1,\"a\":2}}",
                "{" + email + "," + password + ",\"more\":[{\"a\":{\"b\":1,\"b\":1}}]}",
                whole + "x",
                whole + whole,
                whole + "]",
                "{" + email + "," + password,
                "{" + email + "," + password + ",}",
                "{email:\"body@example.org\"," + password + "}",
                "{'email':'body@example.org'," + password + "}",
                "{" + email + "," + password + "} // why",
                "/* why */" + whole,
                "{" + email + "," + password + ",\"more\":NaN}",
                "{" + email + "," + password + ",\"more\":01}",
                "\uFEFF" + whole,
                "{\"email\":\"b\ndy@example.org\"," + password + "}",
                "{\"email\":\"\\ud800@example.org\"," + password + "}",
                "{" + email + ",\"password\":\"Kite-over-7-harbours\\ud83d\"}",
                "{" + email + ",\"password\":\"Kite-over-7-harbours\\ude00\\ud83d\"}",
                "[".repeat(10_000),
                "[".repeat(8_000) + "]".repeat(8_000),
                "{\"a\":".repeat(3_000),
                "{" + email + "," + password + ",\"more\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}",
                "{" + email + "," + password + ",\"more\":" + "9".repeat(10_000) + "}");
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void bodyThatIsNotAsTheContractSaysIsMalformedAndNothingOfItIsLogged(String body, CapturedOutput output) {
        isMalformed(http.post("/register", body), 400);

        assertThat(output.getAll()).doesNotContain(PASSWORD, "body@example.org", "Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/register",
                "/register/resend",
                "/register/verify",
                "/reset",
                "/reset/resend",
                "/reset/verify",
                "/reset/complete",
                "/login",
                "/refresh"
            })
    void everyStepThatNeedsABodyRefusesToGoWithout(String path) {
        isMalformed(http.post(path, "{}"), 400);
        isMalformed(http.post(path, ""), 400);
        isMalformed(http.send(path, request -> request.POST(BodyPublishers.noBody())), 400);
        isMalformed(http.post(path, "{\"flow\":[\"x\"],\"email\":[\"x\"],\"refreshToken\":[\"x\"]}"), 400);
    }

    @Test
    void unknownMembersAreIgnoredWhateverTheyAre() {
        var reply = http.post(
                "/register",
                "{\"a\":[1,2.5,1e400,null,{\"b\":true}],\"email\":\"more@example.org\",\"Email\":7,\"password\":\""
                        + PASSWORD + "\",\"role\":\"admin\",\"__proto__\":{},\"@class\":\"java.lang.Runtime\"}");

        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
    }

    @Test
    void nulIsNoMalformedRequestAndFitsNowhereElse() {
        var address = "{\"email\":\"nul\\u0000@example.org\",\"password\":\"" + PASSWORD + "\"}";
        var code = "{\"flow\":\"\\u0000\",\"code\":\"\\u0000\"}";

        assertThat(http.post("/register", address).status()).isEqualTo(422);
        assertThat(http.post("/register/verify", code).status()).isEqualTo(410);
    }

    @Test
    void emailAndReturnToAndLocaleAndPassInjectNothing() {
        var lines = "\r\nSet-Cookie: a=b\r\n\r\n<html>";
        var started = http.post(
                "/register",
                json(
                        "email",
                        "inject@example.org",
                        "password",
                        PASSWORD,
                        "returnTo",
                        "/a" + lines,
                        "locale",
                        "fr" + lines,
                        "pass",
                        lines));
        var refused = http.post("/register", json("email", "inject@example.org" + lines, "password", PASSWORD));
        var visitor = new Visitor(http, mailer, "inject@example.org");
        var verified = visitor.verify("/register/verify", started, visitor.codeOf(started));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(verified.text("returnTo")).isEqualTo("/");
        for (var reply : new Reply[] {started, refused, verified}) {
            assertThat(reply.response().headers().toString()).doesNotContain("a=b", "html");
        }
    }

    @Test
    void sixteenKibibytesAreReadAndOneByteMoreIsNot() {
        var body = json("email", "size@example.org", "password", PASSWORD);
        var most = body + " ".repeat(LARGEST - body.length());

        assertThat(http.post("/register", most).status()).isEqualTo(202);
        isMalformed(http.post("/register", most + " "), 413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/register", "/reset/complete"})
    void tenMegabytesAreRefusedSoThatTheClientCanReadIt(String path) throws IOException {
        byte[] body = new byte[TEN_MEGABYTES];
        var plain = Wire.to(port)
                .send(
                        "POST /api/account" + path + " HTTP/1.1\nHost: a\nContent-Type: application/json\n"
                                + "Content-Length: " + body.length,
                        body);
        var chunked = Wire.to(port)
                .send(
                        "POST /api/account" + path + " HTTP/1.1\nHost: a\nContent-Type: application/json\n"
                                + "Transfer-Encoding: chunked",
                        chunk(body));

        assertThat(plain.status()).isEqualTo(413);
        assertThat(plain.body()).contains("malformed-request");
        assertThat(chunked.status()).isEqualTo(413);
        assertThat(chunked.body()).contains("malformed-request");
        isMalformed(http.send(path, request -> request.POST(BodyPublishers.ofByteArray(body))), 413);
    }

    private static byte[] chunk(byte[] body) {
        var head = (Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        var chunk = new byte[head.length + body.length + 7];
        System.arraycopy(head, 0, chunk, 0, head.length);
        System.arraycopy(body, 0, chunk, head.length, body.length);
        System.arraycopy("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII), 0, chunk, chunk.length - 7, 7);
        return chunk;
    }

    @Test
    void clientThatAsksBeforeItSendsTooMuchIsTold() throws IOException {
        byte[] body = new byte[TEN_MEGABYTES];
        var told = Wire.to(port)
                .send(
                        "POST /api/account/login HTTP/1.1\nHost: a\nContent-Type: application/json\n"
                                + "Content-Length: " + body.length + "\nExpect: 100-continue",
                        body);

        assertThat(told.text()).contains("HTTP/1.1 413", "malformed-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/json",
                "application/x-www-form-urlencoded",
                "application/x-www-form-urlencoded; charset=nonsense",
                "multipart/form-data",
                "multipart/form-data; boundary=x",
                "application/problem+json",
                "application/*",
                "*/*",
                "json",
                "application/json; charset=utf-16",
                "application/json; charset=nonsense",
                "application/json; charset=\"",
                "application/json; charset=ISO-8859-1"
            })
    void otherTypesAreRefused(String type) {
        var body = json("email", "type@example.org", "password", PASSWORD);

        isMalformed(
                http.send(
                        "/login",
                        request -> request.POST(BodyPublishers.ofString(body)).setHeader("Content-Type", type)),
                415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json; charset=utf-8", "APPLICATION/JSON;charset=\"UTF-8\"", "application/json; v=1"
            })
    void spellingsOfJsonInUtf8AreAccepted(String type) {
        var body = json("email", "type@example.org", "password", PASSWORD);

        assertThat(http.send(
                                "/login",
                                request -> request.POST(BodyPublishers.ofString(body))
                                        .setHeader("Content-Type", type))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void untypedAndEncodedBodiesAreRefused() {
        var body = json("email", "type@example.org", "password", PASSWORD);

        isMalformed(http.send("/login", request -> request.POST(BodyPublishers.ofString(body))), 415);
        isMalformed(http.with("Content-Encoding", "gzip").post("/login", body), 415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32BE", "ISO-8859-1"})
    void otherEncodingsThanUtf8AreNotGuessedAt(String charset) {
        var body = json("email", "é@example.org", "password", PASSWORD);

        isMalformed(
                http.send(
                        "/login",
                        request -> request.POST(BodyPublishers.ofString(body, Charset.forName(charset)))
                                .setHeader("Content-Type", "application/json")),
                400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00C0\u00AF", "\u00ED\u00A0\u0080", "\u00FF", "\u00F4\u0090\u0080\u0080", "\u00C3"})
    void brokenUtf8IsNotMended(String latin1) {
        var body = "{\"email\":\"a@example.org\",\"password\":\"" + latin1 + "\"}";

        isMalformed(
                http.send(
                        "/login",
                        request -> request.POST(BodyPublishers.ofString(body, StandardCharsets.ISO_8859_1))
                                .setHeader("Content-Type", "application/json")),
                400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /api/account/login", "PUT /api/account/login", "GET /api/account/me"})
    void answerDoesNotWaitForABodyThatStalls(String line) throws IOException {
        for (var head : new String[] {"", "\nExpect: 100-continue"}) {
            var answer = Wire.to(port)
                    .glimpse(
                            line + " HTTP/1.1\nHost: a\nContent-Type: application/json\nContent-Length: "
                                    + TEN_MEGABYTES + head,
                            head.isEmpty() ? new byte[5] : new byte[0]);

            assertThat(answer.text()).contains("HTTP/1.1 4", "urn:symbolon:problem:");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 100", "Transfer-Encoding: chunked"})
    void bodyThatBreaksOffIsMalformed(String length, CapturedOutput output) throws IOException {
        var answer = Wire.to(port)
                .breakOff(
                        "POST /api/account/login HTTP/1.1\nHost: a\nContent-Type: application/json\n" + length,
                        "5\r\n{\"a\"".getBytes(StandardCharsets.US_ASCII));

        isMalformed(answer);
        assertThat(output.getAll()).doesNotContain("ERROR");
    }

    @Test
    void chunksThatCannotBeReadAreMalformed(CapturedOutput output) throws IOException {
        isMalformed(badChunk("POST /api/account/login"));
        assertThat(output.getAll()).doesNotContain("ERROR");
    }

    @Test
    void chunksThatCannotBeReadAddNothingToAnAnswerThatIsOut() throws IOException {
        var answer = badChunk("GET /api/account/me");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body())
                .startsWith("{\"type\":\"urn:symbolon:problem:token-refused\"")
                .endsWith("}");
    }

    private Wire.Answer badChunk(String line) throws IOException {
        return Wire.to(port)
                .send(
                        line + " HTTP/1.1\nHost: a\nContent-Type: application/json\nTransfer-Encoding: chunked",
                        "zz\r\n{}\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static void isMalformed(Wire.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.body()).startsWith("{\"type\":\"urn:symbolon:problem:malformed-request\"");
    }

    @Test
    void logoutGoesWithoutABodyAndWithOneThatCannotBeRead() throws IOException {
        var tooMuch = new byte[TEN_MEGABYTES];
        assertThat(http.send("/logout", request -> request.POST(BodyPublishers.noBody()))
                        .status())
                .isEqualTo(204);
        for (var body : new String[] {"", "{}", "{\"refreshToken\":\"forged\"}", "{\"refreshToken\":7}", "x"}) {
            assertThat(http.post("/logout", body).status()).as(body).isEqualTo(204);
        }
        assertThat(http.send("/logout", request -> request.POST(BodyPublishers.ofByteArray(tooMuch)))
                        .status())
                .isEqualTo(204);
        assertThat(badChunk("POST /api/account/logout").status()).isEqualTo(204);
    }

    @Test
    void logoutEndsTheSessionOfTheAccessTokenWhateverTheBodyIs() {
        var visitor = new Visitor(http, mailer, "leaves@example.org");
        var started = visitor.register();
        var tokens = visitor.verify("/register/verify", started, visitor.codeOf(started));
        var owner = http.bearing(tokens.text("accessToken"));

        assertThat(owner.post("/logout", "x").status()).isEqualTo(204);
        assertThat(owner.get("/me").status()).isEqualTo(401);
    }
}
