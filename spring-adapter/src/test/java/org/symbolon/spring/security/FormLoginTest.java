package org.symbolon.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.symbolon.Symbolon;
import org.symbolon.account.Authenticated;
import org.symbolon.account.Client;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Password;
import org.symbolon.reset.ResetRequest;
import org.symbolon.testkit.ManualClock;
import org.symbolon.testkit.RecordingMailer;

@SpringBootTest(
        classes = VideoHost.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "symbolon.secret=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
            "symbolon.public-url=https://video.example",
            "spring.datasource.url=jdbc:h2:mem:bearer"
        })
class FormLoginTest {
    @LocalServerPort
    private int port;

    @Autowired
    private Symbolon symbolon;

    @Autowired
    private RecordingMailer mailer;

    @Autowired
    private ManualClock clock;

    @Autowired
    private BreakableStore store;

    private Browser browser = new Browser(0);
    private static int count;

    @BeforeEach
    void host() {
        browser = new Browser(port);
    }

    @AfterEach
    void storeIsBack() {
        store.comeBack();
    }

    private Owner signedIn() {
        var owner = Owner.register(symbolon, mailer, "form" + ++count + "@example.org");
        assertThat(location(browser.login(owner.address(), Owner.PASSWORD))).endsWith("/");
        assertThat(browser.get("/videos").body()).startsWith(owner.account().id() + " true true ");
        return owner;
    }

    private void livenessBoundPasses() {
        clock.advance(symbolon.settings().policy().livenessBound());
    }

    private static String location(HttpResponse<String> reply) {
        return reply.headers().firstValue("Location").orElse("stays here: " + reply.statusCode());
    }

    private void isSignedOut() {
        livenessBoundPasses();
        assertThat(location(browser.get("/videos"))).endsWith("/login");
        assertThat(browser.get("/open").body()).isEqualTo("open");
    }

    @Test
    void rightPasswordSignsInUntilTheHostsLogoutWhichEndsTheSession() {
        var owner = signedIn();
        assertThat(sessions(owner)).isEqualTo(2);

        assertThat(location(browser.submit("/logout", ""))).endsWith("/login?logout");

        assertThat(sessions(owner)).isEqualTo(1);
        isSignedOut();
    }

    /** The session that registering began asks; the other one is the form's. */
    private int sessions(Owner owner) {
        return symbolon.sessions().list(authenticated(owner)).size();
    }

    private Authenticated authenticated(Owner owner) {
        return symbolon.sessions().authenticate(owner.tokens().accessToken()).orElseThrow();
    }

    @Test
    void antiForgeryTokenIsAskedOfABrowserThatIsSignedIn() {
        signedIn();

        assertThat(browser.post("/videos", "").statusCode()).isEqualTo(403);
        assertThat(browser.submit("/videos", "").body()).startsWith("uploaded by ");
    }

    @Test
    void loginMakesTheBrowserAKnownDevice() {
        var owner = Owner.register(symbolon, mailer, "device" + ++count + "@example.org");

        var reply = browser.login(owner.address(), Owner.PASSWORD);

        assertThat(reply.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-symbolon-device=")
                        .contains("HttpOnly", "Secure", "SameSite=Lax"));
    }

    @Test
    void sessionsOfTheFormShowTheBrowserThatMadeThem() {
        var owner = signedIn();

        assertThat(symbolon.sessions().list(authenticated(owner)))
                .anySatisfy(session -> assertThat(session.userAgent()).startsWith("Java-http-client"));
    }

    @Test
    void whateverIsWrongIsAnsweredAlike() {
        var owner = Owner.register(symbolon, mailer, "wrong" + ++count + "@example.org");

        assertThat(location(browser.login(owner.address(), "Not-the-password-7")))
                .endsWith("/login?error");
        assertThat(location(browser.login("nobody@example.org", Owner.PASSWORD)))
                .endsWith("/login?error");
        assertThat(location(browser.login("no address", Owner.PASSWORD))).endsWith("/login?error");
        assertThat(location(browser.login("", ""))).endsWith("/login?error");
        assertThat(location(browser.get("/videos"))).endsWith("/login");
    }

    @Test
    void resetEndsTheLogin() {
        var owner = signedIn();
        mailer.clear();

        reset(owner);

        isSignedOut();
    }

    private void reset(Owner owner) {
        var address = EmailAddress.parse(owner.address()).orElseThrow();
        var flow = symbolon.passwordReset()
                .start(ResetRequest.of(address), Client.unknown())
                .orElseThrow();
        symbolon.passwordReset()
                .verify(flow.handle(), mailer.codeFor(owner.address()), Client.unknown())
                .orElseThrow();
        symbolon.passwordReset()
                .complete(flow.handle(), Password.of("Harbour-under-8-kites"), Client.unknown())
                .orElseThrow();
    }

    @Test
    void signOutEverywhereEndsTheLogin() {
        var owner = signedIn();

        symbolon.accounts().signOutEverywhere(owner.account().id());

        isSignedOut();
    }

    @Test
    void suspensionEndsTheLoginAndDoesNotAnswerToThePassword() {
        var owner = signedIn();

        symbolon.accounts().suspend(owner.account().id());

        isSignedOut();
        assertThat(location(browser.login(owner.address(), Owner.PASSWORD))).endsWith("/login?error");
    }

    @Test
    void deletionEndsTheLogin() {
        var owner = signedIn();

        symbolon.accounts()
                .delete(authenticated(owner), Password.of(Owner.PASSWORD), Client.unknown())
                .orElseThrow();

        isSignedOut();
    }

    @Test
    void changeOfPasswordEndsTheLoginsOfOthers() {
        var owner = signedIn();

        symbolon.accounts()
                .changePassword(
                        authenticated(owner),
                        Password.of(Owner.PASSWORD),
                        Password.of("Harbour-under-8-kites"),
                        Client.unknown())
                .orElseThrow();

        isSignedOut();
    }

    @Test
    void endedLoginStaysEndedThoughTheAccountLives() {
        var owner = signedIn();
        symbolon.accounts().suspend(owner.account().id());
        isSignedOut();

        symbolon.accounts().reinstate(owner.account().id());

        isSignedOut();
    }

    @Test
    void storeThatIsDownLetsNobodyInAndSignsNobodyOut() {
        signedIn();
        livenessBoundPasses();
        store.goDown();

        var busy = browser.get("/videos");
        assertThat(busy.statusCode()).isEqualTo(503);
        assertThat(busy.headers().firstValue("Retry-After")).contains("5");
        assertThat(browser.get("/open").body()).isEqualTo("open");
        assertThat(location(new Browser(port).login("nobody@example.org", Owner.PASSWORD)))
                .endsWith("/login?error");

        store.comeBack();
        assertThat(browser.get("/videos").statusCode()).isEqualTo(200);
    }

    @Test
    void storeIsAskedOncePerLivenessBound() {
        signedIn();
        livenessBoundPasses();
        int before = store.asked();

        browser.get("/videos");
        browser.get("/open");
        browser.get("/videos");

        assertThat(store.asked()).isEqualTo(before + 1);
    }

    @Test
    void loginThatWasSerializedStillEndsWithItsSession() throws IOException, ClassNotFoundException {
        var owner = Owner.register(symbolon, mailer, "kept" + ++count + "@example.org");
        var login = new LoginAuthentication(
                authenticated(owner), List.of(), owner.tokens().refreshToken(), clock.instant());

        var kept = serialized(login);
        var liveness = new LoginLiveness(symbolon);

        assertThat(kept).isEqualTo(login).hasToString(login.toString());
        assertThat(kept.token()).isEmpty();
        assertThat(liveness.isAlive(kept)).isTrue();
        symbolon.accounts().signOutEverywhere(owner.account().id());
        livenessBoundPasses();
        assertThat(liveness.isAlive(kept)).isFalse();
        assertThat(liveness.isAlive(login)).isFalse();
    }

    private static LoginAuthentication serialized(LoginAuthentication login)
            throws IOException, ClassNotFoundException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(login);
        }
        assertThat(bytes.toString(StandardCharsets.ISO_8859_1))
                .doesNotContain(login.token().orElseThrow().reveal());
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (LoginAuthentication) in.readObject();
        }
    }
}
