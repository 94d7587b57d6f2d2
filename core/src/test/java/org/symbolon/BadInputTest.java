package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.symbolon.World.CLIENT;
import static org.symbolon.World.OTHER_PASSWORD;
import static org.symbolon.World.PASSWORD;
import static org.symbolon.World.address;

import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.symbolon.account.AccountId;
import org.symbolon.account.Client;
import org.symbolon.account.DeviceToken;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Handle;
import org.symbolon.account.Password;
import org.symbolon.account.ReturnTo;
import org.symbolon.manage.Accounts;
import org.symbolon.manage.Deletion;
import org.symbolon.manage.NewsletterChange;
import org.symbolon.manage.PasswordChange;
import org.symbolon.policy.Policy;
import org.symbolon.registration.RegistrationRequest;
import org.symbolon.registration.RegistrationResend;
import org.symbolon.registration.RegistrationStart;
import org.symbolon.registration.RegistrationVerify;
import org.symbolon.reset.ResetComplete;
import org.symbolon.reset.ResetRequest;
import org.symbolon.reset.ResetResend;
import org.symbolon.reset.ResetVerify;
import org.symbolon.session.Authenticate;
import org.symbolon.session.Login;
import org.symbolon.session.Refresh;
import org.symbolon.token.AccessToken;
import org.symbolon.token.RefreshToken;
import org.symbolon.token.UnsubscribeToken;

/** Every public entry with every kind of nonsense: a stated answer each, no unexpected exception. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    private static final String MIKA = "mika@example.org";

    private World world;

    @BeforeAll
    void open() {
        world = new World();
        world.register(MIKA);
    }

    @AfterAll
    void close() {
        world.close();
    }

    static Stream<String> nonsense() {
        return Stream.of(
                null,
                "",
                " ",
                "\t\r\n",
                "x".repeat(1_000_000),
                "é".repeat(1_000_000),
                "\uD83D\uDE00".repeat(500_000),
                "\uD800",
                "\uDC00\uD800",
                "a\uD800b@example.org",
                "\u0000",
                "a\u0000b",
                "a\r\nRCPT TO:<b@example.org>",
                "\u202E",
                "\u2028",
                "\uFEFF",
                "%00",
                "' OR 1=1 --",
                "${jndi:ldap://127.0.0.1/a}",
                "<script>alert(1)</script>",
                "../../etc/passwd");
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void addressIsRefusedWithAHintThatDoesNotRepeatIt(String text) {
        assertThat(EmailAddress.parse(text))
                .isInstanceOfSatisfying(
                        EmailAddress.Refused.class,
                        refused -> assertThat(refused.hint())
                                .hasSizeLessThan(120)
                                .doesNotContain("passwd", "jndi", "script"));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void passwordIsRefusedByThePolicyAndSignsNobodyIn(String text) {
        assertThat(world.symbolon
                        .registration()
                        .start(RegistrationRequest.of(address(MIKA), Password.of(text)), CLIENT))
                .isInstanceOf(RegistrationStart.PasswordRefused.class);
        assertThat(world.login(MIKA, text)).isEqualTo(new Login.Refused());
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void handleBelongsToNoFlow(String text) {
        var handle = Handle.of(text);

        assertThat(world.verify(handle, "0000-0000")).isEqualTo(new RegistrationVerify.Closed());
        assertThat(world.symbolon.registration().resend(handle, CLIENT)).isEqualTo(new RegistrationResend.Closed());
        assertThat(world.symbolon.passwordReset().resend(handle, CLIENT)).isEqualTo(new ResetResend.Closed());
        assertThat(world.symbolon.passwordReset().verify(handle, "0000-0000", CLIENT))
                .isEqualTo(new ResetVerify.Closed());
        assertThat(world.complete(handle, OTHER_PASSWORD)).isEqualTo(new ResetComplete.Closed());
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void codeIsRefusedUncounted(String text) {
        try (var fresh = new World()) {
            var handle = fresh.started(MIKA, PASSWORD);

            assertThat(fresh.verify(handle, text)).isEqualTo(new RegistrationVerify.CodeRefused(5));
        }
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void tokensSignNobodyIn(String text) {
        assertThat(world.symbolon.sessions().authenticate(AccessToken.of(text))).isEqualTo(new Authenticate.Refused());
        assertThat(world.symbolon.sessions().refresh(RefreshToken.of(text), CLIENT))
                .isEqualTo(new Refresh.Refused());
        assertThat(world.symbolon.sessions().resume(RefreshToken.of(text))).isEqualTo(new Authenticate.Refused());
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void passwordIsNeitherTheCurrentOneNorFitToBeTheNext(String text) {
        var tokens = world.login(MIKA, PASSWORD).orElseThrow().tokens();

        assertThat(world.change(tokens, PASSWORD, text)).isInstanceOf(PasswordChange.PasswordRefused.class);
        assertThat(world.change(tokens, text, OTHER_PASSWORD)).isEqualTo(new PasswordChange.CurrentPasswordRefused());
        assertThat(world.delete(tokens, text)).isEqualTo(new Deletion.CurrentPasswordRefused());
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void unsubscribeTokenIsRefused(String text) {
        assertThat(world.symbolon.accounts().unsubscribe(UnsubscribeToken.of(text), CLIENT))
                .isEqualTo(new NewsletterChange.Refused());
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void clientIsTakenAsItIs(String text) {
        var client = Client.unknown().withUserAgent(text).withDevice(DeviceToken.of(text));

        world.symbolon
                .sessions()
                .login(address(MIKA), Password.of(PASSWORD), client)
                .orElseThrow();
        assertThat(client.userAgent()).hasSizeLessThanOrEqualTo(512).doesNotContain("\r", "\n", "\u0000");
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void returnToIsTheFrontPage(String text) {
        assertThat(ReturnTo.of(text)).isEqualTo(ReturnTo.HOME);
    }

    @Test
    void handleOfAnotherPurposeBelongsToNoFlow() {
        try (var fresh = new World()) {
            fresh.register(MIKA);
            var resetting = fresh.resetting(MIKA);
            var code = fresh.mailer.codeFor(MIKA);

            assertThat(fresh.verify(resetting, code)).isEqualTo(new RegistrationVerify.Closed());
            assertThat(fresh.symbolon.registration().resend(resetting, CLIENT))
                    .isEqualTo(new RegistrationResend.Closed());
            var registering = fresh.started("noor@example.org", PASSWORD);
            assertThat(fresh.symbolon.passwordReset().verify(registering, code, CLIENT))
                    .isEqualTo(new ResetVerify.Closed());
            assertThat(fresh.complete(registering, OTHER_PASSWORD)).isEqualTo(new ResetComplete.Closed());
            assertThat(fresh.symbolon.passwordReset().verify(resetting, code, CLIENT))
                    .isInstanceOf(ResetVerify.Proven.class);
        }
    }

    /**
     * Four registrations, two resets of each of two accounts: of all 64 pairs of handle and code the diagonal passes.
     */
    @Test
    void s4OnlyTheDiagonalOfPurposeAddressAndHandlePasses() {
        try (var fresh = new World(builder -> builder.policy(Policy.DEFAULT.withAttempts(10)))) {
            fresh.register("mika@example.org");
            fresh.register("noor@example.org");
            var handles = new ArrayList<Handle>();
            var codes = new ArrayList<String>();
            for (int flow = 0; flow < 8; flow++) {
                fresh.mailer.clear();
                var address = flow < 4
                        ? "new" + flow + "@example.org"
                        : flow % 2 == 0 ? "mika@example.org" : "noor@example.org";
                handles.add(flow < 4 ? fresh.started(address, PASSWORD) : fresh.resetting(address));
                codes.add(fresh.mailer.codeFor(address));
            }
            for (int flow = 0; flow < 8; flow++) {
                for (int code = 0; code < 8; code++) {
                    assertThat(code != flow && passes(fresh, flow, handles.get(flow), codes.get(code)))
                            .as("handle %d with code %d", flow, code)
                            .isFalse();
                }
            }
            for (int flow = 0; flow < 8; flow++) {
                assertThat(passes(fresh, flow, handles.get(flow), codes.get(flow)))
                        .as("flow %d", flow)
                        .isTrue();
            }
        }
    }

    private static boolean passes(World world, int flow, Handle handle, String code) {
        return flow < 4
                ? world.verify(handle, code) instanceof RegistrationVerify.Verified
                : world.symbolon.passwordReset().verify(handle, code, CLIENT) instanceof ResetVerify.Proven;
    }

    @Test
    void s4CodeOfAFinishedResetRepeatsNoRegistration() {
        try (var fresh = new World()) {
            fresh.register(MIKA);
            var handle = fresh.resetting(MIKA);
            var code = fresh.mailer.codeFor(MIKA);
            fresh.symbolon.passwordReset().verify(handle, code, CLIENT).orElseThrow();
            fresh.complete(handle, OTHER_PASSWORD).orElseThrow();

            assertThat(fresh.verify(handle, code)).isEqualTo(new RegistrationVerify.Closed());
        }
    }

    @Test
    void s4CodeFitsItsOwnFlowAlone() {
        try (var fresh = new World()) {
            fresh.register("mika@example.org");
            fresh.register("noor@example.org");
            var handles = new Handle[] {fresh.resetting("mika@example.org"), fresh.resetting("noor@example.org")};
            var codes =
                    new String[] {fresh.mailer.codeFor("mika@example.org"), fresh.mailer.codeFor("noor@example.org")};

            for (int handle = 0; handle < 2; handle++) {
                var stranger = codes[1 - handle];
                assertThat(fresh.symbolon.passwordReset().verify(handles[handle], stranger, CLIENT))
                        .isEqualTo(new ResetVerify.CodeRefused(4));
                assertThat(fresh.symbolon.passwordReset().verify(handles[handle], codes[handle], CLIENT))
                        .isInstanceOf(ResetVerify.Proven.class);
            }
        }
    }

    @Test
    @SuppressWarnings("NullAway")
    void missingValuesAreNamed() {
        var reset = world.symbolon.passwordReset();
        var registration = world.symbolon.registration();
        var sessions = world.symbolon.sessions();
        var owner =
                world.authenticated(world.login(MIKA, PASSWORD).orElseThrow().tokens());
        assertThatNullPointerException()
                .isThrownBy(() -> RegistrationRequest.of(null, Password.of("")))
                .withMessage("address");
        assertThatNullPointerException()
                .isThrownBy(() -> RegistrationRequest.of(address(MIKA), null))
                .withMessage("password");
        assertThatNullPointerException()
                .isThrownBy(() -> registration.start(null, CLIENT))
                .withMessage("request");
        assertThatNullPointerException()
                .isThrownBy(() -> registration.verify(null, "", CLIENT))
                .withMessage("handle");
        assertThatNullPointerException()
                .isThrownBy(() -> registration.resend(Handle.of(""), null))
                .withMessage("client");
        assertThatNullPointerException().isThrownBy(() -> ResetRequest.of(null)).withMessage("address");
        assertThatNullPointerException()
                .isThrownBy(() -> reset.complete(null, Password.of(""), CLIENT))
                .withMessage("handle");
        assertThatNullPointerException()
                .isThrownBy(() -> reset.complete(Handle.of(""), null, CLIENT))
                .withMessage("password");
        assertThatNullPointerException()
                .isThrownBy(() -> sessions.login(null, Password.of(""), CLIENT))
                .withMessage("address");
        assertThatNullPointerException()
                .isThrownBy(() -> sessions.refresh(null, CLIENT))
                .withMessage("token");
        assertThatNullPointerException().isThrownBy(() -> sessions.logout(null)).withMessage("owner");
        assertThatNullPointerException().isThrownBy(() -> sessions.list(null)).withMessage("owner");
        assertThatNullPointerException()
                .isThrownBy(() -> sessions.logout(owner, null))
                .withMessage("id");
        assertThatNullPointerException()
                .isThrownBy(() -> sessions.logout(null, owner.sessionId()))
                .withMessage("owner");
        assertThatNullPointerException()
                .isThrownBy(() -> sessions.logoutOthers(null))
                .withMessage("owner");
        assertThatNullPointerException()
                .isThrownBy(() -> sessions.logoutEverywhere(null))
                .withMessage("owner");
        assertThatNullPointerException()
                .isThrownBy(() -> world.symbolon.accounts().subscribe(null, "1", CLIENT))
                .withMessage("owner");
        newsletterNamesMissingValues(world.symbolon.accounts());
    }

    @SuppressWarnings("NullAway")
    private static void newsletterNamesMissingValues(Accounts accounts) {
        assertThatNullPointerException()
                .isThrownBy(() -> accounts.unsubscribe((UnsubscribeToken) null, CLIENT))
                .withMessage("token");
        assertThatNullPointerException()
                .isThrownBy(() -> accounts.unsubscribe(UnsubscribeToken.of(""), null))
                .withMessage("client");
        assertThatNullPointerException()
                .isThrownBy(() -> accounts.unsubscribeHeaders(null))
                .withMessage("account");
        assertThatNullPointerException()
                .isThrownBy(() -> accounts.unsubscribeLink(null))
                .withMessage("account");
        assertThatNullPointerException()
                .isThrownBy(() -> accounts.consents(null))
                .withMessage("account");
        assertThatNullPointerException()
                .isThrownBy(() -> Symbolon.builder().unsubscribeAt(null))
                .withMessage("url");
    }

    private static void assertNamed(String name, Runnable call) {
        assertThatNullPointerException().isThrownBy(call::run).withMessage(name);
    }

    @Test
    @SuppressWarnings("NullAway")
    void missingValuesOfOwnersStepsAreNamed() {
        var accounts = world.symbolon.accounts();
        var owner =
                world.authenticated(world.login(MIKA, PASSWORD).orElseThrow().tokens());
        var right = Password.of(PASSWORD);
        assertNamed("owner", () -> accounts.changePassword(null, right, right, CLIENT));
        assertNamed("current", () -> accounts.changePassword(owner, null, right, CLIENT));
        assertNamed("next", () -> accounts.changePassword(owner, right, null, CLIENT));
        assertNamed("client", () -> accounts.changePassword(owner, right, right, null));
        assertNamed("owner", () -> accounts.delete(null, right, CLIENT));
        assertNamed("password", () -> accounts.delete(owner, null, CLIENT));
        assertNamed("client", () -> accounts.delete(owner, right, null));
        assertThat(world.login(MIKA, PASSWORD)).isInstanceOf(Login.LoggedIn.class);
    }

    @Test
    @SuppressWarnings("NullAway")
    void missingValuesOfOperatorsStepsAreNamed() {
        var accounts = world.symbolon.accounts();
        assertNamed("id", () -> accounts.find((AccountId) null));
        assertNamed("address", () -> accounts.find((EmailAddress) null));
        assertNamed("id", () -> accounts.suspend(null));
        assertNamed("id", () -> accounts.reinstate(null));
        assertNamed("id", () -> accounts.signOutEverywhere(null));
        assertNamed("id", () -> accounts.deleteWithoutPassword(null));
    }
}
