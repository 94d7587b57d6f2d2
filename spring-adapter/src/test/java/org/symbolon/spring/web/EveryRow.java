package org.symbolon.spring.web;

import static org.symbolon.spring.web.Visitor.OTHER_PASSWORD;
import static org.symbolon.spring.web.Visitor.PASSWORD;
import static org.symbolon.spring.web.Visitor.json;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.symbolon.Symbolon;
import org.symbolon.account.AccountId;
import org.symbolon.spring.Http;
import org.symbolon.spring.Http.Reply;
import org.symbolon.store.StoreUnavailableException;

/** Goes through every row of the contract and every problem that it names, and brings back all that was answered. */
final class EveryRow {
    private static final String BASE = "/api/account";
    private static final int TOO_LARGE = 17 * 1024;

    private final RunningApp app;
    private final Visitor visitor;
    private final List<Reply> replies = new ArrayList<>();
    private final List<Reply> shown = new ArrayList<>();

    private EveryRow(RunningApp app) {
        this.app = app;
        this.visitor = app.visitor("rows@example.org");
    }

    /** In the order in which it was asked, which is always the same. */
    static EveryRow of(RunningApp app) {
        var rows = new EveryRow(app);
        rows.registration();
        rows.reset();
        rows.sessions();
        rows.ownSessions();
        rows.newsletter();
        rows.changeOfPassword();
        rows.publicRows();
        rows.refusals();
        rows.strangers();
        rows.outages();
        rows.deletion();
        return rows;
    }

    List<Reply> replies() {
        return List.copyOf(replies);
    }

    /** Without those that no step here asked for by name. */
    List<Reply> shown() {
        return List.copyOf(shown);
    }

    /** As the application has them. */
    static List<Endpoint> endpoints(RunningApp app) {
        var properties = app.context().getBean(SymbolonWebProperties.class);
        return SymbolonWebAutoConfiguration.endpoints(app.context().getBean(Symbolon.class), properties);
    }

    /** Whether that endpoint is the one that was asked. */
    static boolean isOf(Endpoint endpoint, Reply reply) {
        var request = reply.response().request();
        var path = BASE + endpoint.path().replaceAll("\\{\\w+}", "[^/]+");
        return request.method().equals(endpoint.method().name())
                && request.uri().getRawPath().matches(path);
    }

    private Reply seen(Reply reply) {
        shown.add(reply);
        return unnamed(reply);
    }

    private Reply unnamed(Reply reply) {
        replies.add(reply);
        return reply;
    }

    private void registration() {
        var started = seen(visitor.register());
        var code = visitor.codeOf(started);
        seen(visitor.verify("/register/verify", started, Visitor.wrong(code)));
        seen(visitor.resend("/register/resend", started));
        app.clock().advance(Duration.ofSeconds(60));
        seen(visitor.resend("/register/resend", started));
        seen(visitor.verify("/register/verify", started, code));
        seen(visitor.verify("/register/verify", started, code));
    }

    private void reset() {
        var started = seen(visitor.reset());
        seen(visitor.resend("/reset/resend", started));
        app.clock().advance(Duration.ofSeconds(60));
        seen(visitor.resend("/reset/resend", started));
        seen(visitor.verify("/reset/verify", started, visitor.codeOf(started)));
        seen(visitor.complete(started, "weak"));
        seen(visitor.complete(started, OTHER_PASSWORD));
        seen(visitor.complete(started, OTHER_PASSWORD));
    }

    private void sessions() {
        var http = visitor.http();
        var login = seen(visitor.login(OTHER_PASSWORD));
        var refreshed = seen(http.post("/refresh", json("refreshToken", login.text("refreshToken"))));
        seen(http.post("/refresh", json("refreshToken", "forged")));
        seen(http.post("/logout", json("refreshToken", refreshed.text("refreshToken"))));
        seen(visitor.login(PASSWORD));
        var bearer = signedIn(OTHER_PASSWORD);
        seen(bearer.get("/me"));
        seen(bearer.post("/logout", ""));
        seen(bearer.get("/me"));
    }

    private void ownSessions() {
        var owner = signedIn(OTHER_PASSWORD);
        app.clock().advance(Duration.ofSeconds(1));
        var elsewhere = signedIn(OTHER_PASSWORD);
        seen(owner.get("/me/sessions"));
        seen(owner.delete("/me/sessions/" + current(elsewhere)));
        seen(elsewhere.get("/me"));
        seen(owner.delete("/me/sessions/none-of-ours"));
        seen(owner.delete("/me/sessions"));
        seen(owner.get("/me/sessions"));
        seen(owner.post("/me/sign-out-everywhere", ""));
        seen(owner.post("/me/sign-out-everywhere", ""));
    }

    private static String current(Http owner) {
        return owner.get("/me/sessions")
                .json()
                .valueStream()
                .filter(session -> session.required("current").asBoolean())
                .findFirst()
                .orElseThrow()
                .required("id")
                .asString();
    }

    private Http signedIn(String password) {
        return visitor.http().bearing(seen(visitor.login(password)).text("accessToken"));
    }

    private void newsletter() {
        var owner = signedIn(OTHER_PASSWORD);
        seen(owner.put("/me/newsletter", "{\"subscribed\":true,\"textVersion\":\"2031-05\"}"));
        var me = seen(owner.get("/me"));
        seen(owner.put("/me/newsletter", "{\"subscribed\":true,\"textVersion\":\"no such words\"}"));
        seen(owner.put("/me/newsletter", "{\"subscribed\":\"true\"}"));
        seen(visitor.http().post("/unsubscribe/" + unsubscribeToken(me), "List-Unsubscribe=One-Click"));
        seen(owner.get("/me"));
    }

    private String unsubscribeToken(Reply me) {
        var id = AccountId.parse(me.text("id")).orElseThrow();
        var headers = app.context().getBean(Symbolon.class).accounts().unsubscribeHeaders(id);
        var link = Objects.requireNonNull(headers.get("List-Unsubscribe"));
        var path = URI.create(link.substring(1, link.length() - 1)).getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private void changeOfPassword() {
        var owner = signedIn(OTHER_PASSWORD);
        seen(owner.put("/me/password", json("currentPassword", PASSWORD, "newPassword", PASSWORD)));
        seen(owner.put("/me/password", json("currentPassword", OTHER_PASSWORD, "newPassword", "weak")));
        var changed = seen(owner.put("/me/password", json("currentPassword", OTHER_PASSWORD, "newPassword", PASSWORD)));
        seen(visitor.http().bearing(changed.text("accessToken")).get("/me"));
    }

    private void publicRows() {
        for (var language : List.of("en", "fr", "ja")) {
            var http = visitor.http().with("Accept-Language", language);
            seen(http.get("/policy"));
            seen(http.get("/jwks.json"));
            seen(http.get("/openapi.json"));
        }
    }

    private void refusals() {
        var http = visitor.http();
        var french = http.with("Accept-Language", "fr");
        seen(http.post("/register", json("email", "nobody", "password", PASSWORD)));
        seen(french.post("/register", json("email", "nobody", "password", PASSWORD)));
        seen(french.post("/register", json("email", "a@example.org", "password", "faible")));
        seen(http.post("/reset", json("email", "someone@exmaple")));
        seen(http.post("/login", json("email", "nobody", "password", PASSWORD)));
        seen(http.post("/register", json("email", "x".repeat(TOO_LARGE))));
        seen(http.send(
                "/register",
                request -> request.POST(BodyPublishers.ofString("{}")).setHeader("Content-Type", "text/plain")));
    }

    /**
     * To each row somebody who is not signed in, with a body that is none; then with a method that it does not know.
     */
    private void strangers() {
        for (var endpoint : endpoints(app)) {
            for (var method : List.of(endpoint.method().name(), "PATCH")) {
                unnamed(ask(visitor.http(), method, endpoint, "["));
            }
        }
    }

    private static Reply ask(Http http, String method, Endpoint endpoint, String body) {
        var path = endpoint.path().replaceAll("\\{\\w+}", "none-of-ours");
        return http.send(
                path,
                request -> request.method(method, BodyPublishers.ofString(body))
                        .setHeader("Content-Type", "application/json"));
    }

    /** To each row all that any of them asks for, while the store is down and while it fails as nobody foresaw. */
    private void outages() {
        var owner = signedIn(PASSWORD);
        var flow = seen(visitor.reset()).text("flow");
        var body = "{\"flow\":\"" + flow + "\",\"code\":\"2222-2222\",\"email\":\"" + visitor.email()
                + "\",\"subscribed\":true,"
                + Stream.of("password", "currentPassword", "newPassword")
                        .map(name -> "\"" + name + "\":\"" + PASSWORD + "\"")
                        .reduce((one, other) -> one + "," + other)
                        .orElseThrow()
                + "}";
        var store = app.context().getBean(FlowApp.Outage.class);
        for (var failure : List.of(new StoreUnavailableException("down"), new IllegalStateException("bug"))) {
            app.clock().advance(Duration.ofMinutes(1)); // so that the session is looked for
            store.failWith(failure);
            for (var endpoint : endpoints(app)) {
                unnamed(ask(owner, endpoint.method().name(), endpoint, body));
            }
            store.recover();
        }
    }

    private void deletion() {
        var owner = signedIn(PASSWORD);
        seen(owner.post("/me/delete", json("password", OTHER_PASSWORD)));
        seen(owner.post("/me/delete", json("password", PASSWORD)));
        seen(owner.get("/me"));
        seen(visitor.login(PASSWORD));
    }
}
