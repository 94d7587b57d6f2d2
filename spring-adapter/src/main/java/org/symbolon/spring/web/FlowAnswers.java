package org.symbolon.spring.web;

import java.time.Instant;
import org.symbolon.account.Handle;

/** What registering and resetting answer alike. */
final class FlowAnswers {
    private FlowAnswers() {}

    static Answer started(Handle flow, String label, Instant expiresAt, Instant resendAt) {
        var json = Json.object().with("flow", flow.reveal()).with("label", label);
        return Answer.of(202, addTimes(json, expiresAt, resendAt));
    }

    static Answer resent(Instant expiresAt, Instant resendAt) {
        return Answer.of(202, addTimes(Json.object(), expiresAt, resendAt));
    }

    private static Json addTimes(Json json, Instant expiresAt, Instant resendAt) {
        return json.with("expiresAt", expiresAt).with("resendAt", resendAt);
    }

    /** @param hint what a person can do about it, in English as core says it */
    static Answer emailRefused(ApiRequest request, String hint) {
        var problem = request.problem(Problem.EMAIL_REFUSED);
        return problem.with("hint", problem.words().hint(hint)).answer();
    }

    static Answer codeRefused(ApiRequest request, int attemptsLeft) {
        return request.problem(Problem.CODE_REFUSED)
                .with("attemptsLeft", attemptsLeft)
                .answer();
    }

    static Answer closed(ApiRequest request) {
        return request.problem(Problem.FLOW_CLOSED).answer();
    }
}
