package org.symbolon.spring.web;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.symbolon.Symbolon;
import org.symbolon.account.Account;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Handle;
import org.symbolon.account.Password;
import org.symbolon.registration.RegistrationRequest;
import org.symbolon.registration.RegistrationVerify;

/** From an address and a password to an account. */
final class RegistrationEndpoints {
    private final Symbolon symbolon;

    RegistrationEndpoints(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    List<Endpoint> all() {
        return List.of(
                new Endpoint("register", HttpMethod.POST, "/register", this::start),
                new Endpoint("register-resend", HttpMethod.POST, "/register/resend", this::resend),
                new Endpoint("register-verify", HttpMethod.POST, "/register/verify", this::verify));
    }

    private Answer start(ApiRequest request) {
        var body = request.body();
        var asked = FlowStart.read(body, request);
        var password = Password.of(body.string("password"));
        var profile = body.strings("profile");
        return asked.address()
                .match(
                        parsed -> start(registration(parsed.address(), password, profile, asked), request),
                        refused -> FlowAnswers.emailRefused(request, refused.hint()));
    }

    private static RegistrationRequest registration(
            EmailAddress address, Password password, Map<String, String> profile, FlowStart asked) {
        var request = withProfile(RegistrationRequest.of(address, password), profile)
                .withLocale(asked.locale())
                .withReturnTo(asked.returnTo());
        return asked.pass().map(request::withPass).orElse(request);
    }

    private static RegistrationRequest withProfile(RegistrationRequest request, Map<String, String> profile) {
        try {
            return request.withProfile(profile);
        } catch (IllegalArgumentException tooLarge) {
            throw JsonBody.malformed();
        }
    }

    private Answer start(RegistrationRequest registration, ApiRequest request) {
        return symbolon.registration()
                .start(registration, request.client())
                .match(
                        started -> FlowAnswers.started(
                                started.handle(), started.label(), started.expiresAt(), started.resendAt()),
                        refused -> request.passwordRefused(refused.violations()),
                        request::tooManyRequests,
                        request::busy);
    }

    private Answer resend(ApiRequest request) {
        var flow = Handle.of(request.body().string("flow"));
        return symbolon.registration()
                .resend(flow, request.client())
                .match(
                        resent -> FlowAnswers.resent(resent.expiresAt(), resent.resendAt()),
                        request::tooManyRequests,
                        closed -> FlowAnswers.closed(request));
    }

    private Answer verify(ApiRequest request) {
        var body = request.body();
        var flow = Handle.of(body.string("flow"));
        return symbolon.registration()
                .verify(flow, body.string("code"), request.client())
                .match(
                        this::verified,
                        again -> Answer.of(
                                200,
                                account(again.account())
                                        .with("returnTo", again.returnTo().path())),
                        refused -> FlowAnswers.codeRefused(request, refused.attemptsLeft()),
                        closed -> FlowAnswers.closed(request),
                        request::tooManyRequests);
    }

    private Answer verified(RegistrationVerify.Verified verified) {
        var json =
                account(verified.account()).with("returnTo", verified.returnTo().path());
        var now = symbolon.settings().clock().instant();
        return Answer.of(201, Tokens.addTo(json, verified.tokens(), now)).withDevice(verified.deviceToken());
    }

    private static Json account(Account account) {
        var shown = Json.object()
                .with("id", account.id().value().toString())
                .with("email", account.address().text())
                .with("createdAt", account.createdAt());
        return Json.object().with("account", shown);
    }
}
