package org.symbolon.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.symbolon.Promptly;

class SmtpServerFuzzTest {
    /** Shorter ones are found in any sentence by chance. */
    private static final int SECRET = 9;

    /** The words of a refusal in which nothing was secret. */
    private static final String EXAMPLE = refusal("x");

    /** Text is a mail server that can be printed without its login, or is refused in words that do not repeat it. */
    @FuzzTest(maxDuration = "10m")
    void parse(@NotNull String url) {
        server(url).ifPresent(server -> {
            assertThat(server.host()).matches("[!-~]+").doesNotContain("@", "/", "[", "]");
            assertThat(server.port()).isBetween(1, 65_535);
            assertThat(server.user() == null).isEqualTo(server.password() == null);
            assertThat(server(bare(server)))
                    .contains(new SmtpServer(server.tls(), server.host(), server.port(), null, null));
            assertThat(server.toString())
                    .startsWith(server.protocol() + "://" + (server.user() == null ? server.host() : "[hidden]@"));
            tellsNothing(server.toString().replace(server.host(), ""), server.user());
            tellsNothing(server.toString().replace(server.host(), ""), server.password());
        });
    }

    private static Optional<SmtpServer> server(String url) {
        try {
            return Optional.of(Promptly.get(() -> SmtpServer.parse(url)));
        } catch (IllegalArgumentException refused) {
            var told = String.valueOf(refused.getMessage());
            assertThat(told).matches("This is no mail server: [^\\p{Cntrl}]+").hasSizeLessThan(500);
            var login = url.replaceAll("(?s).*//|@.*", "");
            for (var part : List.of(login.split(":", -1))) {
                tellsNothing(told, part);
            }
            return Optional.empty();
        }
    }

    private static String bare(SmtpServer server) {
        var host = server.host().contains(":") ? "[" + server.host() + "]" : server.host();
        return server.protocol() + "://" + host + ":" + server.port();
    }

    private static void tellsNothing(String told, @Nullable String secret) {
        if (secret != null && secret.length() >= SECRET && !EXAMPLE.contains(secret)) {
            assertThat(told).doesNotContain(secret);
        }
    }

    private static String refusal(String url) {
        try {
            throw new AssertionError(SmtpServer.parse(url));
        } catch (IllegalArgumentException refused) {
            return String.valueOf(refused.getMessage());
        }
    }
}
