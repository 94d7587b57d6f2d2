package org.symbolon.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.symbolon.Symbolon;

/** The same host, run with the adapter, without it, and with it switched off, is asked the same things. */
class HostStaysAsItWasTest {
    private static final String[] COMMON = {
        "server.port=0",
        "spring.web.resources.static-locations=classpath:/shop/",
        "symbolon.secret=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
        "symbolon.public-url=https://shop.example"
    };

    @Test
    void hostWithUsersAndAChainStaysAsItWas() {
        staysAsItWas(ShopHost.WithUsersAndChain.class);
    }

    @Test
    void hostWithoutAChainAndWithAConfiguredUserStaysAsItWas() {
        staysAsItWas(
                ShopHost.WithConfiguredUser.class,
                "spring.security.user.name=mika",
                "spring.security.user.password=pencil");
    }

    @Test
    void hostWithItsOwnAuthenticationProviderStaysAsItWas() {
        staysAsItWas(ShopHost.WithProvider.class);
    }

    private static void staysAsItWas(Class<?> host, String... properties) {
        var without = answers(host, false, with(properties, "spring.autoconfigure.exclude=" + ours()));

        assertThat(without).anySatisfy(answer -> assertThat(answer).contains("invoices of mika"));
        assertThat(answers(host, true, properties)).containsExactlyElementsOf(without);
        assertThat(answers(host, false, with(properties, "symbolon.enabled=false")))
                .containsExactlyElementsOf(without);
    }

    private static String ours() {
        return ImportCandidates.load(AutoConfiguration.class, HostStaysAsItWasTest.class.getClassLoader())
                .getCandidates()
                .stream()
                .filter(name -> name.startsWith("org.symbolon."))
                .collect(Collectors.joining(","));
    }

    private static String[] with(String[] some, String more) {
        var all = new ArrayList<>(List.of(some));
        all.add(more);
        return all.toArray(String[]::new);
    }

    private static List<String> answers(Class<?> host, boolean accounts, String... properties) {
        try (var context = new SpringApplicationBuilder(host)
                .web(WebApplicationType.SERVLET)
                .properties(COMMON)
                .properties(properties)
                .run()) {
            assertThat(context.getBeanProvider(Symbolon.class).getIfAvailable() != null)
                    .isEqualTo(accounts);
            var server = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer());
            return new Conversation(server.getPort()).all();
        }
    }

    /** What strangers, browsers and scripts ask, one after the other. */
    private static final class Conversation {
        private final int port;
        private final Browser stranger;
        private final List<String> answers = new ArrayList<>();

        Conversation(int port) {
            this.port = port;
            this.stranger = Browser.withoutCookies(port);
        }

        List<String> all() {
            for (var path : List.of("/", "/me", "/admin", "/logo.txt", "/fails", "/missing", "/login", "/logout")) {
                strangerAsks(path);
            }
            for (var path : List.of("/api/account/invoices", "/api/account/elsewhere", "/api/account", "/error")) {
                strangerAsks(path);
            }
            scriptsSignIn();
            browserSignsIn();
            return answers;
        }

        private void strangerAsks(String path) {
            keep("page " + path, stranger.get(path));
            keep("script " + path, asked(path, request -> request.setHeader("Accept", "application/json")));
            keep("anything " + path, asked(path, request -> request.setHeader("Accept", "*/*")));
            keep("bearer " + path, asked(path, request -> request.setHeader("Authorization", "Bearer nonsense")));
            keep("post " + path, asked(path, request -> request.POST(BodyPublishers.ofString("a=b"))));
            keep("options " + path, asked(path, request -> request.method("OPTIONS", BodyPublishers.noBody())));
            keep("head " + path, asked(path, request -> request.method("HEAD", BodyPublishers.noBody())));
        }

        private void scriptsSignIn() {
            for (var path : List.of("/me", "/admin", "/missing", "/api/account/invoices", "/api/account/elsewhere")) {
                for (var login : List.of("mika:pencil", "boss:pencil", "mika:wrong", "nobody:pencil")) {
                    keep(login + " " + path, asked(path, request -> basic(request, login)));
                }
            }
        }

        private static HttpRequest.Builder basic(HttpRequest.Builder request, String login) {
            var text = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
            return request.setHeader("Authorization", "Basic " + text).setHeader("Accept", "application/json");
        }

        private void browserSignsIn() {
            var browser = new Browser(port);
            keep("saved request", browser.get("/me"));
            keep("wrong password", browser.login("mika", "wrong"));
            keep("address as name", browser.login("mika@example.org", "Kite-over-7-harbours"));
            keep("told so", browser.get("/login?error"));
            keep("right password", browser.login("mika", "pencil"));
            keep("first visit", browser.get("/me"));
            keep("second visit", browser.get("/me"));
            keep("not for everybody", browser.get("/admin"));
            keep("invoices", browser.get("/api/account/invoices"));
            keep("forged", browser.post("/api/account/invoices", "a=b"));
            keep("paid", browser.submit("/api/account/invoices", "a=b"));
            keep("forged logout", browser.post("/logout", ""));
            keep("logout", browser.submit("/logout", ""));
            keep("after logout", browser.get("/me"));
        }

        private HttpResponse<String> asked(String path, UnaryOperator<HttpRequest.Builder> change) {
            return stranger.send(path, change);
        }

        private void keep(String name, HttpResponse<String> reply) {
            var headers = new TreeMap<>(reply.headers().map());
            headers.remove("date");
            var text = name + ": " + reply.statusCode() + "\n" + headers + "\n" + reply.body();
            answers.add(text.replace(":" + port, ":PORT")
                    .replaceAll("(?i)(jsessionid)=[0-9A-F]+", "$1=…")
                    .replaceAll("(name=\"_csrf\"[^>]*value=\")[^\"]+", "$1…")
                    .replaceAll("\"timestamp\":\"[^\"]+\"", "\"timestamp\":…")
                    .replaceAll("<div id='created'>[^<]+", "<div id='created'>…"));
        }
    }
}
