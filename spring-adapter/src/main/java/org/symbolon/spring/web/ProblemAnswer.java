package org.symbolon.spring.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.symbolon.limit.RetryLater;
import tools.jackson.databind.JsonNode;

/** Writes one problem as RFC 9457 has it: {@code type}, {@code title}, {@code status}, then what it has besides. */
final class ProblemAnswer {
    private static final String PROBLEM_JSON = "application/problem+json";

    private final int status;
    private final WebTexts.Words words;
    private final Json json;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private ProblemAnswer(String type, String title, int status, WebTexts.Words words) {
        this.status = status;
        this.words = words;
        this.json = Json.object().with("type", type).with("title", title).with("status", status);
    }

    /** @param status instead of the problem's own */
    static ProblemAnswer of(Problem problem, int status, WebTexts.Words words) {
        var answer = new ProblemAnswer(problem.type(), words.title(problem), status, words);
        return problem == Problem.TOKEN_REFUSED
                ? answer.withHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                : answer;
    }

    /** For what no client can do anything about. */
    static ProblemAnswer unexpected(WebTexts.Words words) {
        return new ProblemAnswer("about:blank", words.unexpected(), 500, words);
    }

    private ProblemAnswer withHeader(String name, String value) {
        headers.put(name, value);
        return this;
    }

    ProblemAnswer with(String name, long value) {
        json.with(name, value);
        return this;
    }

    ProblemAnswer with(String name, String value) {
        json.with(name, value);
        return this;
    }

    ProblemAnswer with(String name, JsonNode value) {
        json.with(name, value);
        return this;
    }

    ProblemAnswer after(RetryLater answer) {
        return after(answer.retryAfterSeconds());
    }

    /** @param seconds at least one is said, so that no client asks again at once */
    ProblemAnswer after(long seconds) {
        long wait = Math.max(1, seconds);
        return withHeader("Retry-After", Long.toString(wait)).with("retryAfterSeconds", wait);
    }

    WebTexts.Words words() {
        return words;
    }

    Answer answer() {
        var answer = Answer.of(status, PROBLEM_JSON, Json.MAPPER.writeValueAsString(json.node()))
                .withHeader("Content-Language", words.locale().toLanguageTag());
        for (var header : headers.entrySet()) {
            answer = answer.withHeader(header.getKey(), header.getValue());
        }
        return answer;
    }
}
