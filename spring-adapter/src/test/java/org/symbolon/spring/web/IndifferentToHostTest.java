package org.symbolon.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.spring.web.Visitor.OTHER_PASSWORD;
import static org.symbolon.spring.web.Visitor.PASSWORD;
import static org.symbolon.spring.web.Visitor.json;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.symbolon.spring.Http.Reply;
import org.symbolon.store.StoreUnavailableException;

/** An application may configure what it likes of Spring MVC and Jackson: our answers are the same, byte for byte. */
class IndifferentToHostTest {
    private static final Instant NOON = Instant.parse("2031-05-04T12:00:00.250Z");

    @Test
    void answersOfEveryFlowAreTheSameInAHostileApplication() {
        List<String> plain;
        List<String> hostile;
        try (var app = RunningApp.with()) {
            plain = everything(app);
        }
        try (var app =
                RunningApp.with(List.of(HostileHost.class, HostileHost.CatchAll.class), HostileHost.PROPERTIES)) {
            hostile = everything(app);
        }

        assertThat(hostile).containsExactlyElementsOf(plain);
        assertThat(plain)
                .anySatisfy(answer -> assertThat(answer).startsWith("201 "))
                .anySatisfy(answer -> assertThat(answer).startsWith("410 "))
                .anySatisfy(answer -> assertThat(answer).startsWith("429 "))
                .anySatisfy(answer -> assertThat(answer).startsWith("500 "))
                .anySatisfy(answer -> assertThat(answer).startsWith("503 "));
    }

    private static List<String> everything(RunningApp app) {
        app.clock().set(NOON);
        var replies = new ArrayList<Reply>();
        var visitor = app.visitor("host@example.org");
        replies.addAll(registration(app, visitor));
        replies.addAll(reset(app, visitor));
        replies.addAll(sessions(visitor));
        replies.addAll(refusals(visitor));
        replies.addAll(outages(app, visitor));
        return replies.stream().map(Shape::of).toList();
    }

    private static List<Reply> registration(RunningApp app, Visitor visitor) {
        var started = visitor.register();
        var code = visitor.codeOf(started);
        var refused = visitor.verify("/register/verify", started, Visitor.wrong(code));
        var soon = visitor.resend("/register/resend", started);
        app.clock().advance(Duration.ofSeconds(60));
        var resent = visitor.resend("/register/resend", started);
        var verified = visitor.verify("/register/verify", started, code);
        var again = visitor.verify("/register/verify", started, code);
        return List.of(started, refused, soon, resent, verified, again);
    }

    private static List<Reply> reset(RunningApp app, Visitor visitor) {
        var started = visitor.reset();
        var soon = visitor.resend("/reset/resend", started);
        app.clock().advance(Duration.ofSeconds(60));
        var resent = visitor.resend("/reset/resend", started);
        var proven = visitor.verify("/reset/verify", started, visitor.codeOf(started));
        var weak = visitor.complete(started, "weak");
        var completed = visitor.complete(started, OTHER_PASSWORD);
        var closed = visitor.complete(started, OTHER_PASSWORD);
        return List.of(started, soon, resent, proven, weak, completed, closed);
    }

    private static List<Reply> sessions(Visitor visitor) {
        var http = visitor.http();
        var login = visitor.login(OTHER_PASSWORD);
        var refreshed = http.post("/refresh", json("refreshToken", login.text("refreshToken")));
        var forged = http.post("/refresh", json("refreshToken", "forged"));
        var logout = http.post("/logout", json("refreshToken", refreshed.text("refreshToken")));
        return List.of(login, refreshed, forged, logout, visitor.login(PASSWORD));
    }

    private static List<Reply> refusals(Visitor visitor) {
        var french = visitor.http().with("Accept-Language", "fr");
        return List.of(
                visitor.http().post("/register", json("email", "nobody", "password", PASSWORD)),
                french.post("/register", json("email", "nobody", "password", PASSWORD)),
                french.post("/register", json("email", "a@example.org", "password", "faible")),
                visitor.http().post("/register", "{}"),
                visitor.http().get("/register"));
    }

    private static List<Reply> outages(RunningApp app, Visitor visitor) {
        var store = app.context().getBean(FlowApp.Outage.class);
        store.failWith(new StoreUnavailableException("down"));
        var busy = visitor.register();
        store.failWith(new IllegalStateException("bug"));
        var bug = visitor.register();
        store.recover();
        return List.of(busy, bug);
    }
}
