package org.symbolon.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.symbolon.CapturedLog;
import org.symbolon.account.AccountId;
import org.symbolon.account.Client;
import org.symbolon.account.DeviceToken;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Purpose;
import org.symbolon.account.SessionId;

class LoggingListenerTest {
    private static final long SEED = 20_261_122L;
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.125Z");
    private static final AccountId ACCOUNT =
            AccountId.parse("01234567-89ab-4cde-8f01-23456789abcd").orElseThrow();
    private static final SessionId SESSION = SessionId.of(new byte[SessionId.BYTES]);
    private static final EmailAddress MIKA = address("mika@example.org");
    private static final Client CLIENT = Client.at(network(192, 0, 2, 7))
            .withUserAgent("Lynx of a visitor")
            .withDevice(DeviceToken.of("a device's token"));
    private static final String OWNER = " account=01234567-89ab-4cde-8f01-23456789abcd";
    private static final String SIGNED_IN = OWNER + " session=AAAAAAAAAAAAAAAAAAAAAA";
    private static final String WHOLE_LINE = "event=[a-z_]+ at=[0-9T:.Z-]+( [a-z_]+=[0-9A-Za-z._:@=%…?+-]+)+";

    private final CapturedLog log = new CapturedLog();
    private final SymbolonListener listener = LoggingListener.standard();

    @AfterEach
    void close() {
        log.close();
    }

    private static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow();
    }

    private static InetAddress network(int... octets) {
        byte[] bytes = new byte[octets.length];
        for (int octet = 0; octet < octets.length; octet++) {
            bytes[octet] = (byte) octets[octet];
        }
        try {
            return InetAddress.getByAddress("evil\nhost", bytes);
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private record Case(SymbolonEvent event, String level, String word, String details) {}

    static Stream<Case> words() {
        var registration = Purpose.REGISTRATION;
        var reset = Purpose.PASSWORD_RESET;
        return Stream.of(
                new Case(
                        new SymbolonEvent.FlowStarted(NOW, CLIENT, registration, MIKA),
                        "INFO",
                        "authn_registration_start",
                        " address=m…@example.org"),
                new Case(
                        new SymbolonEvent.FlowStarted(NOW, CLIENT, reset, MIKA),
                        "INFO",
                        "authn_reset_start",
                        " address=m…@example.org"),
                new Case(
                        new SymbolonEvent.CodeResent(NOW, CLIENT, reset, MIKA),
                        "INFO",
                        "authn_code_resent",
                        " purpose=PASSWORD_RESET address=m…@example.org"),
                new Case(
                        new SymbolonEvent.CodeRefused(NOW, CLIENT, registration, MIKA, 4),
                        "WARNING",
                        "authn_code_fail",
                        " purpose=REGISTRATION address=m…@example.org attempts_left=4"),
                new Case(
                        new SymbolonEvent.CodeRefused(NOW, CLIENT, registration, MIKA, 0),
                        "WARNING",
                        "authn_code_fail_max",
                        " purpose=REGISTRATION address=m…@example.org attempts_left=0"),
                new Case(
                        new SymbolonEvent.Limited(NOW, CLIENT, registration),
                        "WARNING",
                        "excess_rate_limit_exceeded",
                        " purpose=REGISTRATION"),
                new Case(new SymbolonEvent.Overloaded(NOW, CLIENT), "WARNING", "excess_load_refused", ""),
                new Case(
                        new SymbolonEvent.LoginRefused(NOW, CLIENT, MIKA),
                        "WARNING",
                        "authn_login_fail",
                        " address=m…@example.org"),
                new Case(new SymbolonEvent.AccountCreated(NOW, CLIENT, ACCOUNT), "WARNING", "user_created", OWNER),
                new Case(
                        new SymbolonEvent.AccountAdmitted(NOW, CLIENT, ACCOUNT),
                        "WARNING",
                        "user_created",
                        OWNER + " reason=admitted"),
                new Case(new SymbolonEvent.ResetProven(NOW, CLIENT, ACCOUNT), "INFO", "authn_reset_proven", OWNER),
                new Case(
                        new SymbolonEvent.PasswordChanged(NOW, CLIENT, ACCOUNT),
                        "INFO",
                        "authn_password_change",
                        OWNER),
                new Case(
                        new SymbolonEvent.NewsletterConsent(NOW, CLIENT, ACCOUNT, true),
                        "INFO",
                        "user_consent_given",
                        OWNER),
                new Case(
                        new SymbolonEvent.NewsletterConsent(NOW, CLIENT, ACCOUNT, false),
                        "INFO",
                        "user_consent_withdrawn",
                        OWNER),
                new Case(
                        new SymbolonEvent.LoggedIn(NOW, CLIENT, ACCOUNT, SESSION),
                        "INFO",
                        "authn_login_success",
                        SIGNED_IN),
                new Case(
                        new SymbolonEvent.RefreshTokenReused(NOW, CLIENT, ACCOUNT, SESSION),
                        "SEVERE",
                        "authn_token_reuse",
                        SIGNED_IN),
                new Case(
                        new SymbolonEvent.LoggedOut(NOW, CLIENT, ACCOUNT, SESSION),
                        "INFO",
                        "session_expired",
                        SIGNED_IN + " reason=logout"),
                new Case(
                        new SymbolonEvent.LoggedOutEverywhere(NOW, CLIENT, ACCOUNT),
                        "INFO",
                        "session_expired",
                        OWNER + " session=all reason=logout"),
                new Case(
                        new SymbolonEvent.OthersLoggedOut(NOW, CLIENT, ACCOUNT, SESSION),
                        "INFO",
                        "session_expired",
                        OWNER + " session=others reason=logout"),
                new Case(
                        new SymbolonEvent.NewDevice(NOW, CLIENT, ACCOUNT, SESSION),
                        "INFO",
                        "authn_new_device",
                        SIGNED_IN),
                new Case(
                        new SymbolonEvent.CurrentPasswordRefused(NOW, CLIENT, ACCOUNT, SESSION),
                        "SEVERE",
                        "authn_password_change_fail",
                        SIGNED_IN),
                new Case(
                        new SymbolonEvent.SessionEndedForGuessing(NOW, CLIENT, ACCOUNT, SESSION),
                        "INFO",
                        "session_expired",
                        SIGNED_IN + " reason=wrong_passwords"));
    }

    static Stream<Case> wordsOfOperators() {
        return Stream.of(
                new Case(new SymbolonEvent.AccountDeleted(NOW, CLIENT, ACCOUNT), "WARNING", "user_deleted", OWNER),
                new Case(
                        new SymbolonEvent.AccountSuspended(NOW, CLIENT, ACCOUNT),
                        "WARNING",
                        "user_archived",
                        OWNER + " reason=suspended"),
                new Case(
                        new SymbolonEvent.AccountReinstated(NOW, CLIENT, ACCOUNT),
                        "WARNING",
                        "user_updated",
                        OWNER + " reason=reinstated"),
                new Case(
                        new SymbolonEvent.LoggedOutByOperator(NOW, CLIENT, ACCOUNT),
                        "INFO",
                        "session_expired",
                        OWNER + " session=all reason=operator"));
    }

    @Test
    void everyEventIsAmongTheWords() {
        var expected = Stream.concat(words(), wordsOfOperators())
                .<Class<?>>map(each -> each.event().getClass())
                .toList();
        assertThat(expected).contains(SymbolonEvent.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource({"words", "wordsOfOperators"})
    void eventIsOneLineInTheWordsOfTheVocabulary(Case expected) {
        listener.on(expected.event());

        assertThat(log.lines("org.symbolon.security"))
                .containsExactly(expected.level() + " event=" + expected.word() + " at=2026-03-01T10:00:00.125Z"
                        + expected.details() + " network=192.0.2.7");
    }

    @Test
    void everyEventHasALineOfItsOwn() throws ReflectiveOperationException {
        for (var type : SymbolonEvent.class.getPermittedSubclasses()) {
            listener.on(sample(type));
        }
        assertThat(log.lines("org.symbolon.security"))
                .hasSameSizeAs(SymbolonEvent.class.getPermittedSubclasses())
                .allSatisfy(line ->
                        assertThat(line.substring(line.indexOf(' ') + 1)).matches(WHOLE_LINE));
    }

    @Test
    void s19NoEventHoldsADeviceToken() throws ReflectiveOperationException {
        for (var type : SymbolonEvent.class.getPermittedSubclasses()) {
            var client = sample(type).client();
            assertThat(client.device()).as(type.getSimpleName()).isEmpty();
            assertThat(client.network()).isEqualTo(CLIENT.network());
            assertThat(client.userAgent()).isEqualTo(CLIENT.userAgent());
        }
    }

    private static SymbolonEvent sample(Class<?> type) throws ReflectiveOperationException {
        var components = type.getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var values = Arrays.stream(types).map(LoggingListenerTest::sampleOf).toArray();
        return (SymbolonEvent) type.getDeclaredConstructor(types).newInstance(values);
    }

    private static Object sampleOf(Class<?> type) {
        return Stream.of(NOW, CLIENT, MIKA, ACCOUNT, SESSION, Purpose.REGISTRATION, 3, 3L, true, "text")
                .filter(value -> type.isInstance(value) || isBoxed(type, value))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Give this test a sample of " + type));
    }

    private static boolean isBoxed(Class<?> type, Object value) {
        return (type == int.class && value instanceof Integer)
                || (type == long.class && value instanceof Long)
                || (type == boolean.class && value instanceof Boolean);
    }

    @Test
    void clientOfUnknownNetworkIsSaidToBeUnknown() {
        listener.on(new SymbolonEvent.Overloaded(NOW, Client.unknown()));

        assertThat(log.messages()).singleElement().asString().endsWith(" network=unknown");
    }

    @Test
    void lineGoesToTheLoggerThatTheHostChose() {
        LoggingListener.to(System.getLogger("org.symbolon.chosen")).on(new SymbolonEvent.Overloaded(NOW, CLIENT));

        assertThat(log.lines("org.symbolon.chosen")).hasSize(1);
        assertThat(log.lines("org.symbolon.security")).isEmpty();
    }

    /** S14: nothing that a client chooses ends a line, starts another field or shows what is masked. */
    @Test
    void s14HostileAddressesAndUserAgentsStayOneLineOfKnownCharacters() {
        var random = new Random(SEED);
        var addresses = new ArrayList<EmailAddress>();
        for (int round = 0; round < 4_000; round++) {
            if (EmailAddress.parse(hostile(random) + "@" + domain(random)) instanceof EmailAddress.Parsed parsed) {
                addresses.add(parsed.address());
                var client = Client.at(network(random)).withUserAgent("secret-agent" + hostile(random));
                listener.on(new SymbolonEvent.LoginRefused(NOW, client, parsed.address()));
            }
        }
        assertThat(addresses).as("some of it is an address").hasSizeGreaterThan(100);
        var lines = log.messages();
        assertThat(lines)
                .hasSameSizeAs(addresses)
                .allSatisfy(line -> assertThat(line).matches(WHOLE_LINE).doesNotContain("secret-agent"));
        for (int each = 0; each < addresses.size(); each++) {
            assertThat(lines.get(each)).doesNotContain(" address=" + addresses.get(each));
        }
    }

    private static String hostile(Random random) {
        var alphabets = List.of("abcz", "ab.+-_={}$%'/?!#", "\n\r\u0085\u2028\u2029\u0000\u001b\t ab=\"<>");
        var alphabet = alphabets.get(random.nextInt(alphabets.size()));
        var text = new StringBuilder();
        for (int length = 2 + random.nextInt(8); length > 0; length--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private static String domain(Random random) {
        return List.of("example.org", "münchen.example", "例え.example", "exam\nple.org", "a.b\u2028.example")
                .get(random.nextInt(5));
    }

    private static InetAddress network(Random random) {
        int[] octets = new int[random.nextBoolean() ? 4 : 16];
        Arrays.setAll(octets, octet -> random.nextInt(256));
        return network(octets);
    }
}
