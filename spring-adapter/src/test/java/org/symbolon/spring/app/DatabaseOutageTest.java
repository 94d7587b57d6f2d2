package org.symbolon.spring.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.symbolon.account.AccountId;
import org.symbolon.spring.Http;
import org.symbolon.spring.Http.Reply;

/** The database server is stopped and started again, while the application runs on. */
@Timeout(180)
@ExtendWith(OutputCaptureExtension.class)
class DatabaseOutageTest {
    private static final String PASSWORD = "Harbour-at-Dawn-1";
    private static final int MOST_TRIES = 100;
    private static final String BUSY = "{\"type\":\"urn:symbolon:problem:busy\","
            + "\"title\":\"Busy at the moment, please try again shortly\",\"status\":503,"
            + "\"retryAfterSeconds\":5}";

    @TempDir
    private Path data;

    @Test
    void everyStepIsBusyAndGoesOnByItselfOnceTheDatabaseIsBack(CapturedOutput output) throws Exception {
        try (var postgres = new StoppablePostgres(data);
                var mailbox = new Mailbox();
                var site = RunningSite.start(
                        mailbox,
                        "spring.datasource.url=" + postgres.url(),
                        "spring.datasource.hikari.connection-timeout=500",
                        "symbolon.jdbc.initialize-schema=always")) {
            var api = site.api();
            var owner = registered(api, mailbox, "mika@example.org");
            var started = api.post("/register", credentials("noor@example.org"));
            var code = Mailbox.code(mailbox.labelled(started.text("label")));
            var steps = steps(site, owner, started.text("flow"));

            postgres.stop();
            for (var step : steps) {
                isBusy(step, step.taken());
            }
            for (var path : List.of("/policy", "/jwks.json", "/openapi.json")) {
                assertThat(api.get(path).status()).as(path).isEqualTo(200);
            }
            postgres.startAgain();

            var verified = onceItIsBack(() -> api.post("/register/verify", flow(started, code)));
            assertThat(verified.status()).as(verified.body()).isEqualTo(201);
            assertThat(api.bearing(owner.text("accessToken")).get("/me").text("email"))
                    .isEqualTo("mika@example.org");
            registered(api, mailbox, "olu@example.org");
            assertThat(postgres.rows("SELECT address FROM symbolon_account ORDER BY address"))
                    .containsExactly("mika@example.org", "noor@example.org", "olu@example.org");
            assertThat(output.getAll().lines().filter(line -> !line.contains("icegreen")))
                    .noneMatch(line ->
                            Stream.of(PASSWORD, code, "mika@", "noor@", "olu@").anyMatch(line::contains));
        }
    }

    private static Reply registered(Http api, Mailbox mailbox, String email) throws Exception {
        var started = api.post("/register", credentials(email));
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        var code = Mailbox.code(mailbox.labelled(started.text("label")));
        var verified = api.post("/register/verify", flow(started, code));
        assertThat(verified.status()).as(verified.body()).isEqualTo(201);
        return verified;
    }

    /** All of the contract that needs the store. */
    private static List<Step> steps(RunningSite site, Reply owner, String flow) {
        var anybody = site.api();
        var bearer = anybody.bearing(owner.text("accessToken"));
        var mine = "{\"flow\":\"" + flow + "\"}";
        var guess = "{\"flow\":\"" + flow + "\",\"code\":\"2222-2222\"}";
        var refresh = "{\"refreshToken\":\"" + owner.text("refreshToken") + "\"}";
        var steps = new ArrayList<Step>();
        steps.add(new Step(anybody, "POST", "/register", credentials("lena@example.org")));
        steps.add(new Step(anybody, "POST", "/register/resend", mine));
        steps.add(new Step(anybody, "POST", "/register/verify", guess));
        steps.add(new Step(anybody, "POST", "/reset", "{\"email\":\"mika@example.org\"}"));
        steps.add(new Step(anybody, "POST", "/reset/resend", mine));
        steps.add(new Step(anybody, "POST", "/reset/verify", guess));
        steps.add(
                new Step(anybody, "POST", "/reset/complete", mine.replace("}", ",\"password\":\"" + PASSWORD + "\"}")));
        steps.add(new Step(anybody, "POST", "/login", credentials("mika@example.org")));
        steps.add(new Step(anybody, "POST", "/refresh", refresh));
        steps.add(new Step(anybody, "POST", "/logout", refresh));
        steps.add(new Step(bearer, "POST", "/logout", ""));
        steps.add(new Step(bearer, "GET", "/me", ""));
        steps.add(new Step(bearer, "PUT", "/me/newsletter", "{\"subscribed\":true}"));
        steps.add(new Step(
                bearer,
                "PUT",
                "/me/password",
                "{\"currentPassword\":\"" + PASSWORD + "\",\"newPassword\":\"Lighthouse-by-Night-2\"}"));
        steps.add(new Step(bearer, "GET", "/me/sessions", ""));
        steps.add(new Step(bearer, "DELETE", "/me/sessions/AAAAAAAAAAAAAAAAAAAAAA", ""));
        steps.add(new Step(bearer, "DELETE", "/me/sessions", ""));
        steps.add(new Step(bearer, "POST", "/me/sign-out-everywhere", ""));
        steps.add(new Step(bearer, "POST", "/me/delete", "{\"password\":\"" + PASSWORD + "\"}"));
        steps.add(new Step(anybody, "POST", unsubscribing(site, owner), ""));
        return steps;
    }

    private static String unsubscribing(RunningSite site, Reply owner) {
        var id = AccountId.parse(owner.json().required("account").required("id").asString())
                .orElseThrow();
        var link = Objects.requireNonNull(
                site.symbolon().accounts().unsubscribeHeaders(id).get("List-Unsubscribe"));
        return URI.create(link.substring(1, link.length() - 1)).getPath().substring("/api/account".length());
    }

    private static void isBusy(Step step, Reply reply) {
        assertThat(reply.body()).as(step.method() + " " + step.path()).isEqualTo(BUSY);
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).isEqualTo("5");
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        assertThat(reply.response().headers().map().toString().toLowerCase(Locale.ROOT))
                .doesNotContain("postgres", "sql", "hikari", "connection refused");
    }

    /** The pool needs a moment, and each try waits for it. */
    private static Reply onceItIsBack(Supplier<Reply> step) {
        var reply = step.get();
        for (int tries = 1; reply.status() == 503 && tries < MOST_TRIES; tries++) {
            reply = step.get();
        }
        return reply;
    }

    private static String credentials(String email) {
        return "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}";
    }

    private static String flow(Reply started, String code) {
        return "{\"flow\":\"" + started.text("flow") + "\",\"code\":\"" + code + "\"}";
    }

    private record Step(Http http, String method, String path, String json) {
        Reply taken() {
            return http.send(
                    path,
                    request -> request.method(method, BodyPublishers.ofString(json))
                            .setHeader("Content-Type", "application/json"));
        }
    }
}
