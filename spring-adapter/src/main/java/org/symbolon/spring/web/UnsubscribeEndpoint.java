package org.symbolon.spring.web;

import java.util.List;
import org.springframework.http.HttpMethod;
import org.symbolon.Symbolon;
import org.symbolon.token.UnsubscribeToken;

/**
 * Ends a newsletter at one click in a program for mail (RFC 8058): the link alone says whose, so that no cookie is
 * needed, and nothing is told of the account. The form that comes with it is not read.
 */
final class UnsubscribeEndpoint {
    static final String NAME = "unsubscribe";

    /** Before the token. */
    static final String PATH = "/unsubscribe";

    private final Symbolon symbolon;

    UnsubscribeEndpoint(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    List<Endpoint> all() {
        return List.of(new Endpoint(NAME, HttpMethod.POST, PATH + "/{token}", this::unsubscribe));
    }

    private Answer unsubscribe(ApiRequest request) {
        var token = UnsubscribeToken.of(request.variable("token"));
        return symbolon.accounts()
                .unsubscribe(token, request.client())
                .match(recorded -> Answer.empty(200), refused -> Answer.empty(200));
    }
}
