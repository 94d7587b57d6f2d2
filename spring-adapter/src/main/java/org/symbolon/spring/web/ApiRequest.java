package org.symbolon.spring.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.symbolon.Symbolon;
import org.symbolon.account.Authenticated;
import org.symbolon.account.Client;
import org.symbolon.limit.RetryLater;
import org.symbolon.password.Violation;
import org.symbolon.token.AccessToken;

/** A request to an endpoint, read only as far as a step asks. */
final class ApiRequest {
    private static final String SCHEME = "Bearer";

    private final HttpServletRequest servlet;
    private final Map<String, String> variables;
    private final Symbolon symbolon;
    private final SymbolonClients clients;
    private final WebTexts texts;

    ApiRequest(
            HttpServletRequest servlet,
            Map<String, String> variables,
            Symbolon symbolon,
            SymbolonClients clients,
            WebTexts texts) {
        this.servlet = servlet;
        this.variables = Map.copyOf(variables);
        this.symbolon = symbolon;
        this.clients = clients;
        this.texts = texts;
    }

    /** @throws RefusedRequestException where there is none, or none as the contract says */
    JsonBody body() {
        return JsonBody.of(servlet);
    }

    /** As {@link #body}, but no body at all is an empty object. */
    JsonBody optionalBody() {
        return JsonBody.ofOptional(servlet);
    }

    /** Of the path, such as {@code id}. */
    String variable(String name) {
        return Objects.requireNonNull(variables.get(name), name);
    }

    Client client() {
        return clients.of(servlet);
    }

    /** The languages that the client would read, best first; English where it does not say. */
    List<Locale> languages() {
        try {
            return Languages.of(servlet.getHeader("Accept-Language"));
        } catch (RequestRejectedException unreadable) {
            return Languages.of(null);
        }
    }

    /** The access token that was brought; one that opens nothing where there is none, or more than one. */
    AccessToken bearer() {
        var headers = Collections.list(servlet.getHeaders("Authorization"));
        boolean one = headers.size() == 1 && isBearer(headers.get(0));
        return AccessToken.of(one ? headers.get(0).substring(SCHEME.length()).strip() : "");
    }

    private static boolean isBearer(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && (header.length() == SCHEME.length() || header.charAt(SCHEME.length()) == ' ');
    }

    /** @throws RefusedRequestException where no owner asks */
    Authenticated owner() {
        return symbolon.sessions().authenticate(bearer()).match(valid -> valid.authenticated(), refused -> {
            throw new RefusedRequestException(Problem.TOKEN_REFUSED);
        });
    }

    /** The words of the API in the client's language. */
    WebTexts.Words words() {
        return texts.in(languages());
    }

    /** A problem in the client's language. */
    ProblemAnswer problem(Problem problem) {
        return ProblemAnswer.of(problem, problem.status(), texts.in(languages()));
    }

    Answer tooManyRequests(RetryLater answer) {
        return problem(Problem.TOO_MANY_REQUESTS).after(answer).answer();
    }

    Answer busy(RetryLater answer) {
        return problem(Problem.BUSY).after(answer).answer();
    }

    /** Every rule that the password breaks, in the client's language. */
    Answer passwordRefused(List<Violation> violations) {
        var problem = problem(Problem.PASSWORD_REFUSED);
        var list = Json.MAPPER.createArrayNode();
        for (var violation : violations) {
            var rule = violation.rule();
            var message = problem.words().rule(rule, symbolon.settings().passwords());
            list.add(Json.object()
                    .with("rule", rule.slug())
                    .with("message", message)
                    .node());
        }
        return problem.with("violations", list).answer();
    }

    ProblemAnswer problem(RefusedRequestException refused) {
        return ProblemAnswer.of(refused.problem(), refused.status(), texts.in(languages()));
    }

    /** For what no client can do anything about. */
    Answer unexpected() {
        return ProblemAnswer.unexpected(texts.in(languages())).answer();
    }
}
