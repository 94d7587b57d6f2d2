package org.symbolon.spring.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** A browser as far as forms and cookies go. It shows redirects instead of following them. */
final class Browser {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final String base;
    private final HttpClient client;

    Browser(int port) {
        this(port, HttpClient.newBuilder().cookieHandler(new CookieManager()).build());
    }

    private Browser(int port, HttpClient client) {
        this.base = "http://127.0.0.1:" + port;
        this.client = client;
    }

    /** Somebody else with every request. */
    static Browser withoutCookies(int port) {
        return new Browser(port, HttpClient.newHttpClient());
    }

    HttpResponse<String> get(String path) {
        return send(path, request -> request.GET());
    }

    /** With the anti-forgery token of the login page. */
    HttpResponse<String> submit(String path, String fields) {
        return post(path, fields + "&_csrf=" + encoded(csrf()));
    }

    HttpResponse<String> post(String path, String fields) {
        return send(
                path,
                request -> request.header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(fields)));
    }

    HttpResponse<String> login(String address, String password) {
        return submit("/login", "username=" + encoded(address) + "&password=" + encoded(password));
    }

    private String csrf() {
        var page = get("/login").body();
        var found = CSRF.matcher(page);
        if (!found.find()) {
            throw new AssertionError("No token in " + page);
        }
        return found.group(1);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    HttpResponse<String> send(String path, UnaryOperator<HttpRequest.Builder> change) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/html,*/*;q=0.8");
        try {
            return client.send(change.apply(request).build(), BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
