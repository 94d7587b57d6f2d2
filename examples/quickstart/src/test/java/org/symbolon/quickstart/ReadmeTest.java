package org.symbolon.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.symbolon.Symbolon;
import org.symbolon.account.Client;
import org.symbolon.account.DeviceToken;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Password;
import org.symbolon.account.Site;
import org.symbolon.key.KeyRing;
import org.symbolon.mail.Mailer;
import org.symbolon.password.PasswordPolicy;
import org.symbolon.policy.Policy;
import org.symbolon.registration.RegistrationRequest;
import org.symbolon.registration.RegistrationVerify.Verified;
import org.symbolon.testkit.RecordingMailer;

/** What the README shows is what is compiled, works, and has the numbers that the code has. */
class ReadmeTest {
    private static final Path ROOT = Path.of("../..");
    private static final byte[] SECRET = "32 bytes, better random than so.".getBytes(StandardCharsets.US_ASCII);
    private static final EmailAddress MIKA =
            EmailAddress.parse("mika@example.org").orElseThrow();
    private static final Password FIRST = Password.of("Harbour-at-Dawn-1");
    private static final Password SECOND = Password.of("Lighthouse-by-Night-2");
    private static final Path PACKAGE = Path.of("java/org/symbolon/quickstart");

    @ParameterizedTest
    @CsvSource({
        "main, Wiring.java, wiring",
        "main, SignUp.java, plain-java",
        "main, Member.java, sign-in",
        "main, Member.java, device-cookie",
        "main, Member.java, sessions",
        "main, Member.java, change-password",
        "main, Wiring.java, token-keys",
        "main, Newsletter.java, newsletter",
        "main, Newsletter.java, unsubscribe",
        "main, Wiring.java, store",
        "test, Migrations.java, flyway",
        "main, Customers.java, customers",
        "main, Shop.java, pools",
        "main, Shop.java, pool",
        "main, Orders.java, orders"
    })
    void snippetIsTheCodeThatIsCompiled(String kind, String file, String name) throws Exception {
        var source = Files.readString(Path.of("src", kind).resolve(PACKAGE).resolve(file));
        var region = Pattern.compile("// snippet: " + name + "\n(.*?) *// end of snippet", Pattern.DOTALL)
                .matcher(source);
        assertThat(region.find()).isTrue();

        assertThat(readme())
                .contains("```java\n" + region.group(1).stripTrailing().stripIndent() + "\n```");
    }

    @Test
    void snippetSignsUp() throws Exception {
        try (var mailbox = new Mailbox();
                var symbolon = Wiring.symbolon(SECRET, mailbox.url())) {
            var visitor = new SignUp(symbolon);

            assertThat(visitor.register("nobody", "")).isEqualTo("An address looks like name@example.org.");
            assertThat(visitor.register("mika@example.org", "short")).isEqualTo("Use at least 12 characters.");
            assertThat(visitor.register("mika@example.org", "Harbour-at-Dawn-1"))
                    .startsWith("Type the code");
            var code = mailbox.next().code();
            assertThat(visitor.verify("0000-0000")).endsWith("Tries left: 4");
            assertThat(visitor.verify(code)).isEqualTo("Welcome, mika@example.org");
            assertThat(visitor.verify(code)).isEqualTo("You have an account already");
        }
    }

    @Test
    void snippetsKeepSomebodySignedIn() throws Exception {
        var mailer = new RecordingMailer();
        try (var symbolon = symbolon(mailer)) {
            register(symbolon, mailer);
            var laptop = new Member(symbolon, Client.unknown().withUserAgent("laptop"));
            var phone = new Member(symbolon, Client.unknown().withUserAgent("phone"));

            assertThat(laptop.request(owner -> "in")).isEqualTo("Please sign in");
            assertThat(laptop.signIn(MIKA, SECOND)).isEqualTo("Address or password is not right");
            assertThat(laptop.signIn(MIKA, FIRST)).isEqualTo("Welcome");
            assertThat(phone.signIn(MIKA, FIRST)).isEqualTo("Welcome");
            assertThat(laptop.request(laptop::sessions))
                    .matches("(?s).*laptop, this one.*")
                    .matches("(?s).*phone, last used 20.*");
            var other = laptop.request(owner -> symbolon.sessions().list(owner).stream()
                    .filter(session -> session.userAgent().equals("phone"))
                    .map(session -> session.id().value())
                    .findFirst()
                    .orElseThrow());
            assertThat(laptop.request(owner -> laptop.end(owner, other))).isEqualTo("Signed out there");
            assertThat(laptop.request(owner -> laptop.end(owner, other))).isEqualTo("That was over already");
            assertThat(phone.request(phone::sessions)).isEqualTo("Please sign in");
        }
    }

    @Test
    void snippetsChangeThePasswordAndDelete() throws Exception {
        var mailer = new RecordingMailer();
        try (var symbolon = symbolon(mailer)) {
            register(symbolon, mailer);
            var laptop = new Member(symbolon, Client.unknown());
            laptop.signIn(MIKA, FIRST);

            assertThat(laptop.request(owner -> laptop.changePassword(owner, "wrong", SECOND.reveal())))
                    .isEqualTo("That is not your password");
            assertThat(laptop.request(owner -> laptop.changePassword(owner, FIRST.reveal(), "short")))
                    .isEqualTo("Use at least 12 characters.");
            assertThat(laptop.request(owner -> laptop.changePassword(owner, FIRST.reveal(), SECOND.reveal())))
                    .isEqualTo("Welcome");
            assertThat(laptop.request(laptop::sessions)).endsWith(", this one").doesNotContain("\n");
            assertThat(laptop.request(owner -> laptop.delete(owner, FIRST.reveal())))
                    .isEqualTo("That is not your password");
            assertThat(laptop.request(owner -> laptop.delete(owner, SECOND.reveal())))
                    .isEqualTo("Your account is gone");
            assertThat(symbolon.accounts().find(MIKA)).isEmpty();
        }
    }

    @Test
    void snippetOfTheDeviceCookieLastsAsLongAsTheToken() {
        assertThat(Member.cookie(DeviceToken.of("abc")))
                .isEqualTo("__Host-device=abc; Max-Age=15552000; Path=/; Secure; HttpOnly; SameSite=Lax");
    }

    @Test
    void snippetLetsOtherServicesCheckTokens(@TempDir Path directory) throws Exception {
        var pairs = KeyPairGenerator.getInstance("EC");
        pairs.initialize(new ECGenParameterSpec("secp256r1"));
        var key = pairs.generateKeyPair().getPrivate().getEncoded();
        var body = Base64.getMimeEncoder().encodeToString(key);
        var file = directory.resolve("key.pem");
        Files.writeString(file, "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");

        try (var symbolon = Wiring.forOtherServices(SECRET, new RecordingMailer(), file)) {
            assertThat(symbolon.jwks())
                    .contains("\"kty\":\"EC\"", "\"alg\":\"ES256\"")
                    .doesNotContain("\"d\"");
        }
    }

    @Test
    void snippetSendsTheNewsletterAndUnsubscribesByPostAlone() throws Exception {
        var mailer = new RecordingMailer();
        var site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var url = "http://127.0.0.1:" + site.getAddress().getPort();
        var links = new ArrayList<String>();
        try (var symbolon = Symbolon.builder()
                .site(Site.of("Example Video", url))
                .keys(KeyRing.of("k1", SECRET))
                .mailer(mailer)
                .unsubscribeAt(url + "/unsubscribe")
                .build()) {
            var newsletter = new Newsletter(symbolon.accounts(), (reader, headers) -> links.add(link(headers)));
            site.createContext("/unsubscribe/", newsletter::answer);
            site.start();
            var verified = register(symbolon, mailer);
            var owner = symbolon.sessions()
                    .authenticate(verified.tokens().accessToken())
                    .orElseThrow();
            symbolon.accounts().subscribe(owner, "newsletter-2026", Client.unknown());
            newsletter.sendToAll();

            assertThat(links).hasSize(1);
            assertThat(status(links.get(0), "GET")).isEqualTo(200);
            assertThat(symbolon.accounts().subscribers(null, 1)).hasSize(1);
            assertThat(status(links.get(0) + "x", "POST")).isEqualTo(200);
            assertThat(symbolon.accounts().subscribers(null, 1)).hasSize(1);
            assertThat(status(links.get(0), "POST")).isEqualTo(200);
            assertThat(symbolon.accounts().subscribers(null, 1)).isEmpty();
        } finally {
            site.stop(0);
        }
    }

    private static String link(Map<String, String> headers) {
        assertThat(headers).containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        return headers.getOrDefault("List-Unsubscribe", "").replaceAll("[<>]", "");
    }

    private static int status(String link, String method) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(link))
                .method(method, BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    private static Symbolon symbolon(Mailer mailer) {
        return Symbolon.builder()
                .site(Site.of("Example Video", "https://video.example"))
                .keys(KeyRing.of("k1", SECRET))
                .mailer(mailer)
                .build();
    }

    private static Verified register(Symbolon symbolon, RecordingMailer mailer) {
        var page = symbolon.registration()
                .start(RegistrationRequest.of(MIKA, FIRST), Client.unknown())
                .orElseThrow();
        return symbolon.registration()
                .verify(page.handle(), mailer.codeFor(MIKA.text()), Client.unknown())
                .orElseThrow();
    }

    @Test
    void numbersAreThoseOfTheCode() throws Exception {
        var policy = Policy.DEFAULT;
        var rows = List.of(
                row("Code", minutes(policy.codeLifetime())),
                row("Wrong codes per flow", policy.attempts()),
                row("New code", policy.resendWait().toSeconds() + " s"),
                row("Proven reset", minutes(policy.proofLifetime())),
                row("Access token", minutes(policy.accessTokenLifetime())),
                row("Liveness", policy.livenessBound().toSeconds() + " s"),
                row("Password", PasswordPolicy.DEFAULT.minimumLength() + " to " + Password.LONGEST),
                row("Device token", Policy.DEVICE_LIFE.toDays() + " d"),
                row(
                        "Notices of new devices",
                        Policy.NOTICES.burst() + " at once, then one per " + minutes(Policy.NOTICES.interval())),
                row("Wrong current passwords", Policy.CURRENT_PASSWORD_ATTEMPTS + " per session"),
                row("Session", Policy.SESSION_LIFE.toDays() + " d, idle " + Policy.SESSION_IDLE.toDays() + " d"),
                row("Secret", KeyRing.LEAST_BYTES + " bytes"));
        assertThat(readme()).contains(rows);
    }

    private static String row(String what, Object number) {
        return "| " + what + " | " + number;
    }

    private static String minutes(Duration duration) {
        return duration.toMinutes() + " min";
    }

    private static String readme() throws Exception {
        return Files.readString(ROOT.resolve("README.md"));
    }
}
