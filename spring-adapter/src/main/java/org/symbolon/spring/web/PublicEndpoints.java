package org.symbolon.spring.web;

import java.util.List;
import org.springframework.http.HttpMethod;
import org.symbolon.Symbolon;
import org.symbolon.account.Password;

/** What anybody may know: how passwords have to be, what verifies access tokens, how the API works. */
final class PublicEndpoints {
    private final Symbolon symbolon;
    private final OpenApi openApi;

    PublicEndpoints(Symbolon symbolon, OpenApi openApi) {
        this.symbolon = symbolon;
        this.openApi = openApi;
    }

    List<Endpoint> all() {
        return List.of(
                new Endpoint("policy", HttpMethod.GET, "/policy", this::policy),
                new Endpoint("jwks", HttpMethod.GET, "/jwks.json", this::jwks),
                new Endpoint("openapi", HttpMethod.GET, "/openapi.json", this::openApi));
    }

    private Answer policy(ApiRequest request) {
        var passwords = symbolon.settings().passwords();
        var words = request.words();
        var rules = Json.MAPPER.createArrayNode();
        for (var rule : passwords.rules()) {
            rules.add(Json.object()
                    .with("rule", rule.slug())
                    .with("message", words.rule(rule, passwords))
                    .node());
        }
        var policy = Json.object()
                .with("minimumLength", passwords.minimumLength())
                .with("maximumLength", Password.LONGEST)
                .with("rules", rules);
        return Answer.of(200, policy)
                .withHeader("Content-Language", words.locale().toLanguageTag());
    }

    private Answer jwks(ApiRequest request) {
        return Answer.of(200, "application/jwk-set+json", symbolon.jwks());
    }

    private Answer openApi(ApiRequest request) {
        return Answer.of(200, "application/json", openApi.document());
    }
}
