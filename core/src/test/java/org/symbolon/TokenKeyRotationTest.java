package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.symbolon.session.Refresh;
import org.symbolon.store.memory.InMemoryStore;
import org.symbolon.token.SessionTokens;
import org.symbolon.token.SigningKey;
import org.symbolon.token.TokenKeys;

/** Two nodes over one store, of which one was deployed anew: nobody notices that the keys of access tokens change. */
class TokenKeyRotationTest {
    private static final String MIKA = "mika@example.org";

    /** After this no access token of an older deployment is alive. */
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(5);

    private static final SigningKey FIRST = key("e1");
    private static final SigningKey SECOND = key("e2");

    private static SigningKey key(String kid) {
        try {
            return SigningKey.fromJwk(
                    new ECKeyGenerator(Curve.P_256).keyID(kid).generate().toJSONString());
        } catch (com.nimbusds.jose.JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static World node(World first, InMemoryStore store, TokenKeys keys) {
        return new World(
                store,
                builder -> builder.clock(first.clock).mailer(first.mailer).tokenKeys(keys));
    }

    static Stream<Arguments> roads() {
        return Stream.of(
                Arguments.of(
                        "from HS256 to ES256",
                        List.of(
                                TokenKeys.hs256(),
                                TokenKeys.hs256().withNext(FIRST),
                                TokenKeys.es256(FIRST).acceptingHs256(),
                                TokenKeys.es256(FIRST))),
                Arguments.of(
                        "from one key to the next",
                        List.of(
                                TokenKeys.es256(FIRST),
                                TokenKeys.es256(FIRST).withNext(SECOND),
                                TokenKeys.es256(SECOND).withOlder(FIRST),
                                TokenKeys.es256(SECOND))),
                Arguments.of(
                        "from ES256 back to HS256",
                        List.of(
                                TokenKeys.es256(FIRST),
                                TokenKeys.es256(FIRST).acceptingHs256(),
                                TokenKeys.hs256().withOlder(FIRST),
                                TokenKeys.hs256())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("roads")
    void noNodeRefusesATokenOfAnotherOnTheWay(String road, List<TokenKeys> deployments) {
        var store = new InMemoryStore();
        try (var clients = World.over(store)) {
            var tokens = clients.register(MIKA).tokens();
            for (int step = 1; step < deployments.size(); step++) {
                try (var old = node(clients, store, deployments.get(step - 1));
                        var deployed = node(clients, store, deployments.get(step))) {
                    tokens = deploy(List.of(old, deployed), tokens);
                }
                clients.pass(TOKEN_LIFE);
            }
            assertThat(clients.refresh(tokens)).isInstanceOf(Refresh.Refreshed.class);
            assertThat(clients.login(MIKA, World.PASSWORD).orElseThrow()).isNotNull();
        }
    }

    /** The client meets one node and the other, in turn; every access token that it is given works on both. */
    private static SessionTokens deploy(List<World> nodes, SessionTokens tokens) {
        var given = new ArrayList<SessionTokens>();
        var newest = tokens;
        for (int round = 0; round < 4; round++) {
            var node = nodes.get(round % 2);
            newest = node.refresh(newest).orElseThrow().tokens();
            given.add(newest);
            for (var each : given) {
                assertThat(nodes).as("round %d", round).allMatch(world -> world.isAlive(each));
            }
        }
        return newest;
    }

    @Test
    void withoutTheStepsBetweenTokensAreRefusedWhileClientsStaySignedIn() {
        var store = new InMemoryStore();
        try (var old = World.over(store);
                var deployed = node(old, store, TokenKeys.es256(FIRST))) {
            var tokens = old.register(MIKA).tokens();
            assertThat(deployed.isAlive(tokens)).isFalse();
            var next = deployed.refresh(tokens).orElseThrow().tokens();
            assertThat(deployed.isAlive(next)).isTrue();
            assertThat(old.isAlive(next)).isFalse();
            assertThat(old.refresh(next)).isInstanceOf(Refresh.Refreshed.class);
        }
    }

    @Test
    void s9TokenThatIsKnownDiesWithItsSession() {
        var store = new InMemoryStore();
        try (var first = new World(store, builder -> builder.tokenKeys(TokenKeys.es256(FIRST)));
                var second = node(first, store, TokenKeys.es256(FIRST))) {
            var tokens = first.register(MIKA).tokens();
            assertThat(first.isAlive(tokens)).isTrue();
            assertThat(second.isAlive(tokens)).isTrue();

            first.symbolon.sessions().logout(first.authenticated(tokens));

            assertThat(first.isAlive(tokens)).isFalse();
            first.pass(Duration.ofSeconds(5));
            assertThat(second.isAlive(tokens)).isFalse();
        }
    }

    @Test
    void jwksTellsOtherServicesOfEveryKeyThatMaySign() {
        try (var signing = new World(
                        builder -> builder.tokenKeys(TokenKeys.es256(FIRST).withNext(SECOND)));
                var standard = new World()) {
            assertThat(signing.symbolon.jwks())
                    .contains("\"kid\":\"e1\"", "\"kid\":\"e2\"")
                    .doesNotContain("\"d\":", "\"k1\"");
            assertThat(standard.symbolon.jwks()).isEqualTo("{\"keys\":[]}");
        }
    }

    @Test
    void signingKeyNamedLikeAKeyOfTheRingIsRefusedWhenBuilding() {
        var clashing = TokenKeys.es256(key("k1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new World(builder -> builder.tokenKeys(clashing)))
                .withMessageContaining("named k1");
    }

    @Test
    @SuppressWarnings("NullAway")
    void missingKeysAreNamed() {
        assertThatNullPointerException()
                .isThrownBy(() -> Symbolon.builder().tokenKeys(null))
                .withMessage("tokenKeys");
    }
}
