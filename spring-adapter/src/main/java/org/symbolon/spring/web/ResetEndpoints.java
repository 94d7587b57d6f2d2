package org.symbolon.spring.web;

import java.util.List;
import org.springframework.http.HttpMethod;
import org.symbolon.Symbolon;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Handle;
import org.symbolon.account.Password;
import org.symbolon.reset.ResetRequest;

/** From a forgotten password to a new one. */
final class ResetEndpoints {
    private final Symbolon symbolon;

    ResetEndpoints(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    List<Endpoint> all() {
        return List.of(
                new Endpoint("reset", HttpMethod.POST, "/reset", this::start),
                new Endpoint("reset-resend", HttpMethod.POST, "/reset/resend", this::resend),
                new Endpoint("reset-verify", HttpMethod.POST, "/reset/verify", this::verify),
                new Endpoint("reset-complete", HttpMethod.POST, "/reset/complete", this::complete));
    }

    private Answer start(ApiRequest request) {
        var asked = FlowStart.read(request.body(), request);
        return asked.address()
                .match(
                        parsed -> start(reset(parsed.address(), asked), request),
                        refused -> FlowAnswers.emailRefused(request, refused.hint()));
    }

    private static ResetRequest reset(EmailAddress address, FlowStart asked) {
        var request = ResetRequest.of(address).withLocale(asked.locale()).withReturnTo(asked.returnTo());
        return asked.pass().map(request::withPass).orElse(request);
    }

    private Answer start(ResetRequest reset, ApiRequest request) {
        return symbolon.passwordReset()
                .start(reset, request.client())
                .match(
                        started -> FlowAnswers.started(
                                started.handle(), started.label(), started.expiresAt(), started.resendAt()),
                        request::tooManyRequests);
    }

    private Answer resend(ApiRequest request) {
        var flow = Handle.of(request.body().string("flow"));
        return symbolon.passwordReset()
                .resend(flow, request.client())
                .match(
                        resent -> FlowAnswers.resent(resent.expiresAt(), resent.resendAt()),
                        request::tooManyRequests,
                        closed -> FlowAnswers.closed(request));
    }

    private Answer verify(ApiRequest request) {
        var body = request.body();
        var flow = Handle.of(body.string("flow"));
        return symbolon.passwordReset()
                .verify(flow, body.string("code"), request.client())
                .match(
                        proven -> Answer.of(200, Json.object().with("proofExpiresAt", proven.expiresAt())),
                        refused -> FlowAnswers.codeRefused(request, refused.attemptsLeft()),
                        closed -> FlowAnswers.closed(request),
                        request::tooManyRequests);
    }

    private Answer complete(ApiRequest request) {
        var body = request.body();
        var flow = Handle.of(body.string("flow"));
        var password = Password.of(body.string("password"));
        return symbolon.passwordReset()
                .complete(flow, password, request.client())
                .match(
                        completed -> Answer.of(
                                        200,
                                        Json.object()
                                                .with(
                                                        "returnTo",
                                                        completed.returnTo().path()))
                                .withDevice(completed.deviceToken()),
                        refused -> request.passwordRefused(refused.violations()),
                        closed -> FlowAnswers.closed(request),
                        request::busy);
    }
}
