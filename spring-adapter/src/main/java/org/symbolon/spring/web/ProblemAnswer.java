package org.symbolon.spring.web;

import org.symbolon.limit.RetryLater;

/** Writes one problem as RFC 9457 has it: {@code type}, {@code title}, {@code status}, then what it has besides. */
final class ProblemAnswer {
    private static final String PROBLEM_JSON = "application/problem+json";

    private final Problem problem;
    private final int status;
    private final WebTexts.Words words;
    private final Json json;
    private long retryAfterSeconds;

    ProblemAnswer(Problem problem, int status, WebTexts.Words words) {
        this.problem = problem;
        this.status = status;
        this.words = words;
        this.json = Json.object()
                .with("type", problem.type())
                .with("title", words.title(problem))
                .with("status", status);
    }

    ProblemAnswer with(String name, long value) {
        json.with(name, value);
        return this;
    }

    ProblemAnswer with(String name, String value) {
        json.with(name, value);
        return this;
    }

    ProblemAnswer with(String name, tools.jackson.databind.JsonNode value) {
        json.with(name, value);
        return this;
    }

    ProblemAnswer after(RetryLater answer) {
        return after(answer.retryAfterSeconds());
    }

    ProblemAnswer after(long seconds) {
        retryAfterSeconds = seconds;
        return with("retryAfterSeconds", seconds);
    }

    WebTexts.Words words() {
        return words;
    }

    Answer answer() {
        var answer = Answer.of(status, PROBLEM_JSON, Json.MAPPER.writeValueAsString(json.node()))
                .withHeader("Content-Language", words.locale().toLanguageTag());
        if (retryAfterSeconds > 0) {
            answer = answer.withHeader("Retry-After", Long.toString(retryAfterSeconds));
        }
        return problem == Problem.TOKEN_REFUSED
                ? answer.withHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                : answer;
    }
}
