package org.symbolon.spring.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.symbolon.account.AccountId;
import org.symbolon.spring.Http;
import org.symbolon.spring.Http.Reply;

/** What an owner does with the account until it is gone, over real HTTP, and what the database then says of it. */
final class OwnerJourney {
    private static final String NOOR = "noor@example.org";
    private static final String FIRST = "Harbour-at-Dawn-1";
    private static final String SECOND = "Lighthouse-by-Night-2";
    private static final String BROWSER = "Films/7 (tablet)";

    private final RunningSite site;
    private final Http api;
    private final Mailbox mailbox;
    private final StoppablePostgres postgres;

    OwnerJourney(RunningSite site, Mailbox mailbox, StoppablePostgres postgres) {
        this.site = site;
        this.api = site.api().with("User-Agent", BROWSER);
        this.mailbox = mailbox;
        this.postgres = postgres;
    }

    void travel() throws Exception {
        var registered = registers();
        var id = registered.json().required("account").required("id").asString();
        var owner = api.bearing(registered.text("accessToken"));
        looks(owner, id);
        subscribes(owner, id);
        unsubscribesByTheLinkInAMail(owner, id);
        endsAnotherSession(owner);
        var changed = changesThePassword(owner);
        leavesEverySession(changed);
        deletes(id);
    }

    private Reply registers() throws Exception {
        var started = api.post("/register", credentials(FIRST));
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        var code = Mailbox.code(mailbox.labelled(started.text("label")));
        var verified =
                api.post("/register/verify", "{\"flow\":\"" + started.text("flow") + "\",\"code\":\"" + code + "\"}");
        assertThat(verified.status()).as(verified.body()).isEqualTo(201);
        return verified;
    }

    private void looks(Http owner, String id) throws SQLException {
        var me = owner.get("/me");
        assertThat(me.status()).as(me.body()).isEqualTo(200);
        assertThat(me.text("id")).isEqualTo(id);
        assertThat(me.text("email")).isEqualTo(NOOR);
        assertThat(me.json().required("newsletter").asBoolean())
                .as("before anything was agreed to")
                .isFalse();
        assertThat(consents(id)).isEmpty();
    }

    /** S22: who, when, which wording, from where. */
    private void subscribes(Http owner, String id) throws SQLException {
        assertThat(api.put("/me/newsletter", "{\"subscribed\":true}").status())
                .as("without proof of who asks")
                .isEqualTo(401);
        assertThat(consents(id)).isEmpty();

        var reply = owner.put("/me/newsletter", "{\"subscribed\":true,\"textVersion\":\"films-2026-11\"}");

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.json().required("newsletter").asBoolean()).isTrue();
        assertThat(consents(id)).containsExactly("t|films-2026-11|127.0.0.1|" + BROWSER);
        isOfNow(id);
        assertThat(wantsIt(owner)).isTrue();
    }

    /** S22: until when; one click by POST, without a cookie or a redirect. */
    private void unsubscribesByTheLinkInAMail(Http owner, String id) throws SQLException {
        var headers = site.symbolon()
                .accounts()
                .unsubscribeHeaders(AccountId.parse(id).orElseThrow());
        assertThat(headers).containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        var link = Objects.requireNonNull(headers.get("List-Unsubscribe"));
        assertThat(link).startsWith("<https://video.example/api/account/unsubscribe/");
        var path = URI.create(link.substring(1, link.length() - 1)).getPath().substring("/api/account".length());

        assertThat(api.get(path).status()).as("a program that only looks").isEqualTo(405);
        assertThat(wantsIt(owner)).isTrue();
        var reply = site.api()
                .with("User-Agent", "Mailbox/3")
                .send(
                        path,
                        request -> request.POST(BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                                .setHeader("Content-Type", "application/x-www-form-urlencoded"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Location") + reply.header("Set-Cookie")).isEmpty();
        assertThat(consents(id)).containsExactly("t|films-2026-11|127.0.0.1|" + BROWSER, "f||127.0.0.1|Mailbox/3");
        isOfNow(id);
        assertThat(wantsIt(owner)).isFalse();
    }

    private void endsAnotherSession(Http owner) {
        var elsewhere = signsIn(FIRST);
        var sessions = owner.get("/me/sessions");
        assertThat(sessions.status()).as(sessions.body()).isEqualTo(200);
        assertThat(sessions.json().valueStream())
                .hasSize(2)
                .allSatisfy(session ->
                        assertThat(session.required("userAgent").asString()).isEqualTo(BROWSER));
        var other = sessions.json()
                .valueStream()
                .filter(session -> !session.required("current").asBoolean())
                .findFirst()
                .orElseThrow();

        assertThat(owner.delete("/me/sessions/" + other.required("id").asString())
                        .status())
                .isEqualTo(204);

        assertThat(elsewhere.get("/me").status()).isEqualTo(401);
        var third = signsIn(FIRST);
        assertThat(owner.delete("/me/sessions").status()).isEqualTo(204);
        assertThat(third.get("/me").status()).isEqualTo(401);
        assertThat(owner.get("/me/sessions").json().valueStream()).hasSize(1);
    }

    private Http changesThePassword(Http owner) {
        assertThat(owner.put("/me/password", passwords(SECOND, SECOND)).status())
                .as("not the current one")
                .isEqualTo(422);
        var elsewhere = signsIn(FIRST);

        var changed = owner.put("/me/password", passwords(FIRST, SECOND));

        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.header("Symbolon-Device")).isNotEmpty();
        assertThat(elsewhere.get("/me").status()).isEqualTo(401);
        assertThat(api.post("/login", credentials(FIRST)).status()).isEqualTo(401);
        var same = api.bearing(changed.text("accessToken"));
        assertThat(same.get("/me").text("email")).isEqualTo(NOOR);
        return same;
    }

    private void leavesEverySession(Http owner) {
        assertThat(owner.post("/me/sign-out-everywhere", "").status()).isEqualTo(204);
        assertThat(owner.get("/me").status()).isEqualTo(401);
        var again = signsIn(SECOND);
        assertThat(again.post("/logout", "").status()).isEqualTo(204);
        assertThat(again.get("/me").status()).isEqualTo(401);
    }

    /** The proof of what was agreed to stays. */
    private void deletes(String id) throws SQLException {
        var owner = signsIn(SECOND);
        assertThat(owner.post("/me/delete", "{\"password\":\"" + FIRST + "\"}").status())
                .isEqualTo(422);
        assertThat(accounts(id)).containsExactly(NOOR);

        assertThat(owner.post("/me/delete", "{\"password\":\"" + SECOND + "\"}").status())
                .isEqualTo(204);

        assertThat(owner.get("/me").status()).isEqualTo(401);
        assertThat(api.post("/login", credentials(SECOND)).status()).isEqualTo(401);
        assertThat(accounts(id)).isEmpty();
        assertThat(postgres.rows("SELECT id FROM symbolon_session WHERE account_id = '" + id + "'"))
                .isEmpty();
        assertThat(consents(id)).hasSize(2);
    }

    private Http signsIn(String password) {
        var tokens = api.post("/login", credentials(password));
        assertThat(tokens.status()).as(tokens.body()).isEqualTo(200);
        return api.bearing(tokens.text("accessToken"));
    }

    private static boolean wantsIt(Http owner) {
        return owner.get("/me").json().required("newsletter").asBoolean();
    }

    private List<String> accounts(String id) throws SQLException {
        return postgres.rows("SELECT address FROM symbolon_account WHERE id = '" + id + "'");
    }

    private List<String> consents(String id) throws SQLException {
        return postgres.rows("SELECT given, wording, network, user_agent FROM symbolon_consent WHERE account_id = '"
                + id + "' ORDER BY number");
    }

    private void isOfNow(String id) throws SQLException {
        var last = postgres.rows("SELECT MAX(said_at) FROM symbolon_consent WHERE account_id = '" + id + "'");
        assertThat(Instant.ofEpochMilli(Long.parseLong(last.get(0))))
                .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    }

    private static String credentials(String password) {
        return "{\"email\":\"" + NOOR + "\",\"password\":\"" + password + "\"}";
    }

    private static String passwords(String current, String next) {
        return "{\"currentPassword\":\"" + current + "\",\"newPassword\":\"" + next + "\"}";
    }
}
