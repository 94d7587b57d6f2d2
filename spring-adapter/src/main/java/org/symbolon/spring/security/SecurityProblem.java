package org.symbolon.spring.security;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What a client without a good token is told, in the words of the JSON API (RFC 9457). */
enum SecurityProblem {
    /** There was no token. */
    TOKEN_MISSING(401, "token-refused", "Please sign in again", "WWW-Authenticate", "Bearer"),
    /** There was one, and something is wrong with it. */
    TOKEN_REFUSED(401, "token-refused", "Please sign in again", "WWW-Authenticate", "Bearer error=\"invalid_token\""),
    /** The store is down. */
    BUSY(503, "busy", "Busy at the moment, please try again shortly", "Retry-After", "5");

    private final int status;
    private final String slug;
    private final String title;
    private final String header;
    private final String value;

    SecurityProblem(int status, String slug, String title, String header, String value) {
        this.status = status;
        this.slug = slug;
        this.title = title;
        this.header = header;
        this.value = value;
    }

    void answer(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Language", "en");
        response.setHeader(header, value);
        response.setContentType("application/problem+json");
        var body = body().getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private String body() {
        var retry = this == BUSY ? ",\"retryAfterSeconds\":" + value : "";
        return "{\"type\":\"urn:symbolon:problem:" + slug + "\",\"title\":\"" + title + "\",\"status\":" + status
                + retry + "}";
    }
}
