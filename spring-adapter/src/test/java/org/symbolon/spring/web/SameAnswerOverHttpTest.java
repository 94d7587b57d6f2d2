package org.symbolon.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.spring.web.Visitor.OTHER_PASSWORD;
import static org.symbolon.spring.web.Visitor.json;

import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.symbolon.spring.Http;
import org.symbolon.spring.Http.Reply;
import org.symbolon.testkit.ManualClock;
import org.symbolon.testkit.RecordingMailer;

/**
 * S7 at the level of HTTP: whoever asks for an address with an account and whoever asks for one without get the same
 * status, the same headers and the same body.
 */
@FlowTest
class SameAnswerOverHttpTest {
    private static final int BUDGET = 10;
    private static final String SOME_CODE = "2222-2222";

    @LocalServerPort
    private int port;

    @Autowired
    private RecordingMailer mailer;

    @Autowired
    private ManualClock clock;

    private Pair pair = Pair.UNKNOWN;

    /** The owner of an account and somebody who has none, both of whom have asked for one mail long ago. */
    @BeforeEach
    void anOwnerAndANobody(TestInfo test) {
        var http = Http.at("http://127.0.0.1:" + port + "/api/account");
        var name = Integer.toHexString(test.getDisplayName().hashCode()) + "@example.org";
        var owner = new Visitor(http, mailer, "o." + name);
        var nobody = new Visitor(http, mailer, "n." + name);
        assertThat(owner.join().status()).isEqualTo(201);
        assertThat(nobody.register().status()).isEqualTo(202);
        clock.advance(Duration.ofHours(2));
        pair = new Pair(owner, nobody);
    }

    @Test
    void s7FreshAddressesAreAnsweredAlike() {
        pair.same(202, Visitor::register);
        pair.same(202, Visitor::reset);
        pair.same(401, visitor -> visitor.login(OTHER_PASSWORD));
    }

    @Test
    void s7FlowsOfARegistrationAreAnsweredAlikeToTheirEnd() {
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

    @Test
    void s7FlowsOfAResetAreAnsweredAlikeToTheirEnd() {
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

    @Test
    void s7AddressesInTheMiddleOfAFlowAreAnsweredAlike() {
        var registrations = pair.same(202, Visitor::register);
        var resets = pair.same(202, Visitor::reset);
        pair.same(422, registrations, (visitor, flow) -> visitor.verify("/register/verify", flow, SOME_CODE));
        pair.same(422, resets, (visitor, flow) -> visitor.verify("/reset/verify", flow, SOME_CODE));

        pair.same(202, Visitor::register);
        pair.same(202, Visitor::reset);
        pair.same(401, visitor -> visitor.login(OTHER_PASSWORD));
    }

    @Test
    void s7AddressesWithoutABudgetAreAnsweredAlike() {
        var flows = pair.same(202, Visitor::register);
        for (int spent = 1; spent < BUDGET; spent++) {
            pair.same(202, spent % 2 == 0 ? Visitor::register : Visitor::reset);
        }

        pair.same(429, Visitor::register);
        pair.same(429, Visitor::reset);
        clock.advance(Duration.ofSeconds(60));
        pair.same(429, flows, (visitor, flow) -> visitor.resend("/register/resend", flow));
        pair.same(422, flows, (visitor, flow) -> visitor.verify("/register/verify", flow, SOME_CODE));
        pair.same(401, visitor -> visitor.login(OTHER_PASSWORD));
        pair.same(
                429,
                visitor ->
                        visitor.http().post("/reset", json("email", visitor.email(), "pass", "ABCD-EFGH-JKMN-PQRS")));
    }

    /** Two who must not be told apart. */
    private record Pair(Visitor owner, Visitor nobody) {
        private static final Visitor NONE = new Visitor(Http.at(""), new RecordingMailer(), "");
        static final Pair UNKNOWN = new Pair(NONE, NONE);

        Replies same(int status, Function<Visitor, Reply> step) {
            return compared(status, new Replies(step.apply(owner), step.apply(nobody)));
        }

        void same(int status, Replies flows, Step step) {
            compared(status, new Replies(step.go(owner, flows.owner), step.go(nobody, flows.nobody)));
        }

        private static Replies compared(int status, Replies replies) {
            assertThat(replies.owner.status()).as(replies.owner.body()).isEqualTo(status);
            assertThat(Shape.of(replies.nobody)).isEqualTo(Shape.of(replies.owner));
            return replies;
        }
    }

    private record Replies(Reply owner, Reply nobody) {}

    @FunctionalInterface
    private interface Step {
        Reply go(Visitor visitor, Reply flow);
    }
}
