package org.symbolon.spring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the JSON API as an app or a script would be one: without cookies, and it never follows redirects. */
public final class Http {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String base;
    private final List<String> headers = new ArrayList<>();

    private Http(String base) {
        this.base = base;
    }

    /**
     * A client of one place.
     *
     * @param base such as {@code http://127.0.0.1:8080/api/account}
     */
    public static Http at(String base) {
        return new Http(base);
    }

    /** This client with a header more, in every request. */
    public Http with(String name, String value) {
        var more = new Http(base);
        more.headers.addAll(headers);
        more.headers.addAll(List.of(name, value));
        return more;
    }

    /** This client as one that is signed in. */
    public Http bearing(String accessToken) {
        return with("Authorization", "Bearer " + accessToken);
    }

    public Reply get(String path) {
        return send(path, request -> request.GET());
    }

    public Reply post(String path, String json) {
        return json("POST", path, json);
    }

    public Reply put(String path, String json) {
        return json("PUT", path, json);
    }

    public Reply delete(String path) {
        return send(path, request -> request.DELETE());
    }

    private Reply json(String method, String path, String json) {
        return send(
                path,
                request -> request.method(method, BodyPublishers.ofString(json))
                        .setHeader("Content-Type", "application/json"));
    }

    /** Any request. */
    public Reply send(String path, Consumer<HttpRequest.Builder> change) {
        var request = HttpRequest.newBuilder(URI.create(base + path));
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        change.accept(request);
        try {
            return new Reply(CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** What came back. */
    public record Reply(HttpResponse<String> response) {
        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public JsonNode json() {
            return JsonMapper.shared().readTree(body());
        }

        /** A text of the answered object, such as {@code accessToken}. */
        public String text(String member) {
            return json().required(member).asString();
        }

        /** Empty where there is none. */
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }
}
