package org.symbolon.spring.web;

import java.util.List;
import org.springframework.http.HttpMethod;
import org.symbolon.Symbolon;
import org.symbolon.account.SessionId;
import org.symbolon.session.ListedSession;

/** Where owners are signed in, and how they end that. */
final class OwnSessionsEndpoints {
    private static final String NAME = "sessions";

    private final Symbolon symbolon;

    OwnSessionsEndpoints(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    List<Endpoint> all() {
        return List.of(
                new Endpoint(NAME, HttpMethod.GET, "/me/sessions", this::list),
                new Endpoint(NAME, HttpMethod.DELETE, "/me/sessions/{id}", this::end),
                new Endpoint(NAME, HttpMethod.DELETE, "/me/sessions", this::endOthers),
                new Endpoint(
                        "sign-out-everywhere", HttpMethod.POST, "/me/sign-out-everywhere", this::signOutEverywhere));
    }

    /** An owner's own session is always among them: where none is, it has ended elsewhere. */
    private Answer list(ApiRequest request) {
        var sessions = symbolon.sessions().list(request.owner());
        if (sessions.isEmpty()) {
            return request.problem(Problem.TOKEN_REFUSED).answer();
        }
        var list = Json.MAPPER.createArrayNode();
        sessions.forEach(session -> list.add(json(session).node()));
        return Answer.of(200, "application/json", Json.MAPPER.writeValueAsString(list));
    }

    private static Json json(ListedSession session) {
        return Json.object()
                .with("id", session.id().value())
                .with("createdAt", session.createdAt())
                .with("lastSeenAt", session.lastSeenAt())
                .with("userAgent", session.userAgent())
                .with("current", session.current());
    }

    /**
     * The same for an id that is unknown, of somebody else or none at all: afterwards no session of the owner has it.
     */
    private Answer end(ApiRequest request) {
        var owner = request.owner();
        SessionId.parse(request.variable("id"))
                .ifPresent(id -> symbolon.sessions().logout(owner, id));
        return Answer.empty(204);
    }

    private Answer endOthers(ApiRequest request) {
        symbolon.sessions().logoutOthers(request.owner());
        return Answer.empty(204);
    }

    private Answer signOutEverywhere(ApiRequest request) {
        return symbolon.sessions().logoutEverywhere(request.owner())
                ? Answer.empty(204)
                : request.problem(Problem.TOKEN_REFUSED).answer();
    }
}
