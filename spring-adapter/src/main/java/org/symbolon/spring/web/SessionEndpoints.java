package org.symbolon.spring.web;

import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.symbolon.Symbolon;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Password;
import org.symbolon.session.Authenticate;
import org.symbolon.token.RefreshToken;
import org.symbolon.token.SessionTokens;

/** Signing in, staying signed in, signing out. */
final class SessionEndpoints {
    private static final int UNAUTHORIZED = 401;

    private final Symbolon symbolon;

    SessionEndpoints(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    List<Endpoint> all() {
        return List.of(
                new Endpoint("login", HttpMethod.POST, "/login", this::login),
                new Endpoint("refresh", HttpMethod.POST, "/refresh", this::refresh),
                new Endpoint("logout", HttpMethod.POST, "/logout", this::logout));
    }

    private Answer login(ApiRequest request) {
        var body = request.body();
        var address = EmailAddress.parse(body.string("email"));
        var password = Password.of(body.string("password"));
        return address.match(
                parsed -> login(parsed.address(), password, request), refused -> credentialsRefused(request));
    }

    private Answer login(EmailAddress address, Password password, ApiRequest request) {
        return symbolon.sessions()
                .login(address, password, request.client())
                .match(
                        loggedIn -> Answer.of(200, tokens(loggedIn.tokens())).withDevice(loggedIn.deviceToken()),
                        refused -> credentialsRefused(request),
                        request::tooManyRequests,
                        request::busy);
    }

    private static Answer credentialsRefused(ApiRequest request) {
        return request.problem(new RefusedRequestException(Problem.CREDENTIALS_REFUSED, UNAUTHORIZED))
                .answer();
    }

    private Answer refresh(ApiRequest request) {
        var token = RefreshToken.of(request.body().string("refreshToken"));
        return symbolon.sessions()
                .refresh(token, request.client())
                .match(
                        refreshed -> Answer.of(200, tokens(refreshed.tokens())),
                        refused -> request.problem(Problem.TOKEN_REFUSED).answer());
    }

    private Answer logout(ApiRequest request) {
        refreshToken(request).map(symbolon.sessions()::resume).ifPresent(this::logout);
        logout(symbolon.sessions().authenticate(request.bearer()));
        return Answer.empty(204);
    }

    /** A body that cannot be read is as none: whoever wants to leave is not kept by it. */
    private static Optional<RefreshToken> refreshToken(ApiRequest request) {
        try {
            return request.optionalBody().optionalString("refreshToken").map(RefreshToken::of);
        } catch (RefusedRequestException unreadable) {
            return Optional.empty();
        }
    }

    private void logout(Authenticate asked) {
        asked.match(
                valid -> {
                    symbolon.sessions().logout(valid.authenticated());
                    return true;
                },
                refused -> false);
    }

    private Json tokens(SessionTokens tokens) {
        return Tokens.json(tokens, symbolon.settings().clock().instant());
    }
}
