package org.symbolon.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.spring.web.Visitor.OTHER_PASSWORD;
import static org.symbolon.spring.web.Visitor.json;

import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.symbolon.spring.Http;
import org.symbolon.spring.Http.Reply;
import org.symbolon.spring.core.SymbolonBuilderCustomizer;
import org.symbolon.spring.jdbc.Postgres;
import org.symbolon.testkit.ManualClock;
import org.symbolon.testkit.RecordingMailer;

/**
 * S7 at the level of HTTP: whoever asks for an address with an account and whoever asks for one without get the same
 * status, the same headers and the same body, and cost the database the same statements; on a device that has never
 * signed in as on one that has.
 */
@SpringBootTest(
        classes = SameAnswerOverHttpTest.App.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "symbolon.secret=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
            "symbolon.public-url=https://video.example",
            "symbolon.jdbc.initialize-schema=always"
        })
class SameAnswerOverHttpTest {
    private static final int BUDGET = 10;
    private static final String SOME_CODE = "2222-2222";

    @LocalServerPort
    private int port;

    @Autowired
    private RecordingMailer mailer;

    @Autowired
    private ManualClock clock;

    @Autowired
    private Statements statements;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class App {
        @Bean
        RecordingMailer mailer() {
            return new RecordingMailer();
        }

        @Bean
        ManualClock clock() {
            return ManualClock.startingNow();
        }

        @Bean
        SymbolonBuilderCustomizer wiring(ManualClock clock) {
            return builder -> builder.clock(clock);
        }

        @Bean
        static Statements statements() {
            return new Statements();
        }
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) throws SQLException {
        for (var property : Postgres.emptyDatabase()) {
            var parts = property.split("=", 2);
            registry.add(parts[0], () -> parts[1]);
        }
    }

    /** What the device says of itself: nothing, what an account's owner was given, or what nobody gave it. */
    enum Device {
        UNKNOWN {
            @Override
            Visitor of(Visitor visitor, String token) {
                return visitor;
            }
        },
        KNOWN {
            @Override
            Visitor of(Visitor visitor, String token) {
                return visitor.with(HEADER, token);
            }
        },
        FORGED {
            @Override
            Visitor of(Visitor visitor, String token) {
                return visitor.with(HEADER, Visitor.wrong(token));
            }
        };

        private static final String HEADER = "Symbolon-Device";

        abstract Visitor of(Visitor visitor, String token);
    }

    /** The owner of an account and somebody who has none, both of whom have asked for one mail long ago. */
    private Pair pair(Device device) {
        var http = Http.at("http://127.0.0.1:" + port + "/api/account");
        var name = UUID.randomUUID() + "@example.org";
        var owner = new Visitor(http, mailer, "o." + name);
        var nobody = new Visitor(http, mailer, "n." + name);
        var own = joined(owner);
        var another = joined(new Visitor(http, mailer, "a." + name));
        assertThat(nobody.register().status()).isEqualTo(202);
        clock.advance(Duration.ofHours(2));
        statements.taken();
        return new Pair(device.of(owner, own), device.of(nobody, another), statements);
    }

    private static String joined(Visitor visitor) {
        var verified = visitor.join();
        assertThat(verified.status()).isEqualTo(201);
        return verified.header(Device.HEADER);
    }

    @ParameterizedTest
    @EnumSource
    void s7FreshAddressesAreAnsweredAlike(Device device) {
        var pair = pair(device);
        pair.same(202, Visitor::register);
        pair.same(202, Visitor::reset);
        pair.same(401, visitor -> visitor.login(OTHER_PASSWORD));
    }

    @ParameterizedTest
    @EnumSource
    void s7FlowsOfARegistrationAreAnsweredAlikeToTheirEnd(Device device) {
        var pair = pair(device);
        var flows = pair.same(202, Visitor::register);

        pair.same(429, flows, (visitor, flow) -> visitor.resend("/register/resend", flow));
        clock.advance(Duration.ofSeconds(60));
        pair.same(202, flows, (visitor, flow) -> visitor.resend("/register/resend", flow));
        for (int left = 4; left >= 0; left--) {
            pair.same(422, flows, (visitor, flow) -> visitor.verify("/register/verify", flow, SOME_CODE));
        }
        pair.same(410, flows, (visitor, flow) -> visitor.verify("/register/verify", flow, SOME_CODE));
        pair.same(410, flows, (visitor, flow) -> visitor.resend("/register/resend", flow));
    }

    @ParameterizedTest
    @EnumSource
    void s7FlowsOfAResetAreAnsweredAlikeToTheirEnd(Device device) {
        var pair = pair(device);
        var flows = pair.same(202, Visitor::reset);

        pair.same(429, flows, (visitor, flow) -> visitor.resend("/reset/resend", flow));
        clock.advance(Duration.ofSeconds(60));
        pair.same(202, flows, (visitor, flow) -> visitor.resend("/reset/resend", flow));
        pair.same(410, flows, (visitor, flow) -> visitor.complete(flow, OTHER_PASSWORD));
        for (int left = 4; left >= 0; left--) {
            pair.same(422, flows, (visitor, flow) -> visitor.verify("/reset/verify", flow, SOME_CODE));
        }
        pair.same(410, flows, (visitor, flow) -> visitor.verify("/reset/verify", flow, SOME_CODE));
        pair.same(410, flows, (visitor, flow) -> visitor.complete(flow, OTHER_PASSWORD));
    }

    @ParameterizedTest
    @EnumSource
    void s7AddressesInTheMiddleOfAFlowAreAnsweredAlike(Device device) {
        var pair = pair(device);
        var registrations = pair.same(202, Visitor::register);
        var resets = pair.same(202, Visitor::reset);
        pair.same(422, registrations, (visitor, flow) -> visitor.verify("/register/verify", flow, SOME_CODE));
        pair.same(422, resets, (visitor, flow) -> visitor.verify("/reset/verify", flow, SOME_CODE));

        pair.same(202, Visitor::register);
        pair.same(202, Visitor::reset);
        clock.advance(Duration.ofSeconds(60));
        pair.same(202, registrations, (visitor, flow) -> visitor.resend("/register/resend", flow));
        pair.same(202, resets, (visitor, flow) -> visitor.resend("/reset/resend", flow));
        pair.same(401, visitor -> visitor.login(OTHER_PASSWORD));
    }

    @ParameterizedTest
    @EnumSource
    void s7AddressesWithoutABudgetAreAnsweredAlike(Device device) {
        var pair = pair(device);
        var flows = pair.same(202, Visitor::register);
        var resets = pair.same(202, Visitor::reset);
        for (int spent = 2; spent < BUDGET; spent++) {
            pair.same(202, spent % 2 == 0 ? Visitor::register : Visitor::reset);
        }

        pair.same(429, Visitor::register);
        pair.same(429, Visitor::reset);
        clock.advance(Duration.ofSeconds(60));
        pair.same(429, flows, (visitor, flow) -> visitor.resend("/register/resend", flow));
        pair.same(429, resets, (visitor, flow) -> visitor.resend("/reset/resend", flow));
        pair.same(422, flows, (visitor, flow) -> visitor.verify("/register/verify", flow, SOME_CODE));
        pair.same(422, resets, (visitor, flow) -> visitor.verify("/reset/verify", flow, SOME_CODE));
        pair.same(410, resets, (visitor, flow) -> visitor.complete(flow, OTHER_PASSWORD));
        pair.same(401, visitor -> visitor.login(OTHER_PASSWORD));
        pair.same(
                429,
                visitor ->
                        visitor.http().post("/reset", json("email", visitor.email(), "pass", "ABCD-EFGH-JKMN-PQRS")));
    }

    /** Two who must not be told apart. */
    private record Pair(Visitor owner, Visitor nobody, Statements statements) {
        Replies same(int status, Function<Visitor, Reply> step) {
            return compared(status, () -> step.apply(owner), () -> step.apply(nobody));
        }

        Replies same(int status, Replies flows, Step step) {
            return compared(status, () -> step.go(owner, flows.owner), () -> step.go(nobody, flows.nobody));
        }

        private Replies compared(int status, Supplier<Reply> owners, Supplier<Reply> nobodys) {
            var one = owners.get();
            var asked = statements.taken();
            var other = nobodys.get();
            assertThat(one.status()).as(one.body()).isEqualTo(status);
            assertThat(Shape.of(other)).isEqualTo(Shape.of(one));
            assertThat(asked).as("statements").isNotEmpty();
            assertThat(statements.taken()).isEqualTo(asked);
            return new Replies(one, other);
        }
    }

    private record Replies(Reply owner, Reply nobody) {}

    @FunctionalInterface
    private interface Step {
        Reply go(Visitor visitor, Reply flow);
    }
}
