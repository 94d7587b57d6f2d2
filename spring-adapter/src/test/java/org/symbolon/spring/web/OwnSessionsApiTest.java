package org.symbolon.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.symbolon.Symbolon;
import org.symbolon.spring.Http;
import tools.jackson.databind.JsonNode;

@WithOwners
class OwnSessionsApiTest {
    @Autowired
    private Owners owners;

    @Autowired
    private Symbolon symbolon;

    private static List<JsonNode> list(Http http) {
        return Contract.check("sessions", http.get("/me/sessions"))
                .json()
                .valueStream()
                .toList();
    }

    private static Http.Reply end(Http http, String id) {
        return Contract.check(http.delete("/me/sessions/" + id));
    }

    private static String current(Http http) {
        return list(http).stream()
                .filter(session -> session.required("current").asBoolean())
                .map(session -> session.required("id").asString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void ownerSeesEverySessionAndWhichOneAsks() {
        var owner = owners.register("list@example.org");
        var login = Contract.check(
                "login",
                owners.anybody()
                        .with("User-Agent", "Films/7 (tablet)")
                        .post("/login", "{\"email\":\"list@example.org\",\"password\":\"" + Owners.PASSWORD + "\"}"));

        var sessions = list(owners.anybody().bearing(login.text("accessToken")));

        assertThat(sessions).hasSize(2);
        assertThat(sessions.stream()
                        .filter(session -> session.required("current").asBoolean()))
                .singleElement()
                .satisfies(session ->
                        assertThat(session.required("userAgent").asString()).isEqualTo("Films/7 (tablet)"));
        assertThat(current(owner.http())).isNotEqualTo(current(owners.anybody().bearing(login.text("accessToken"))));
    }

    @Test
    void ownerNeitherSeesNorEndsAnothersSessions() {
        var one = owners.register("mine@example.org");
        var other = owners.register("theirs@example.org");
        var theirs = current(other.http());

        assertThat(list(one.http()))
                .extracting(session -> session.required("id").asString())
                .containsExactly(current(one.http()));
        assertThat(end(one.http(), theirs).status()).isEqualTo(204);
        assertThat(Contract.check(one.http().delete("/me/sessions")).status()).isEqualTo(204);
        assertThat(Contract.check(one.http().post("/me/sign-out-everywhere", ""))
                        .status())
                .isEqualTo(204);

        assertThat(current(other.http())).isEqualTo(theirs);
        assertThat(owners.isAlive(other.session())).isTrue();
    }

    @Test
    void endedSessionIsRefusedAtOnceAndTheOthersGoOn() {
        var owner = owners.register("end@example.org");
        var elsewhere = owners.signIn("end@example.org", Owners.PASSWORD);
        var id = current(elsewhere.http());

        var ended = end(owner.http(), id);

        assertThat(ended.status()).isEqualTo(204);
        assertThat(elsewhere.http().get("/me").status()).isEqualTo(401);
        assertThat(owners.isAlive(elsewhere)).isFalse();
        assertThat(list(owner.http())).hasSize(1);
        assertThat(end(owner.http(), id).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAAAAAAAAAAAAAAAAAAAAA", "1", "none-of-ours", "...", "%C3%A9"})
    void idOfNoSessionAnswersAsOneThatWasEnded(String id) {
        var owner = owners.register("id" + Integer.toHexString(id.hashCode()) + "@example.org");

        var reply = owner.http().delete("/me/sessions/" + id);

        assertThat(Contract.check(reply).status()).isEqualTo(204);
        assertThat(list(owner.http())).hasSize(1);
    }

    @Test
    void ownersOwnSessionCanBeEndedByItsId() {
        var owner = owners.register("own@example.org");

        assertThat(end(owner.http(), current(owner.http())).status()).isEqualTo(204);

        assertThat(owner.http().get("/me").status()).isEqualTo(401);
        assertThat(owners.isAlive(owner.session())).isFalse();
    }

    @Test
    void allOthersEndAndThisOneGoesOn() {
        var owner = owners.register("others@example.org");
        var second = owners.signIn("others@example.org", Owners.PASSWORD);
        var third = owners.signIn("others@example.org", Owners.PASSWORD);

        var ended = Contract.check(second.http().delete("/me/sessions"));

        assertThat(ended.status()).isEqualTo(204);
        assertThat(list(second.http())).hasSize(1);
        assertThat(owners.isAlive(owner.session())).isFalse();
        assertThat(owners.isAlive(third)).isFalse();
        assertThat(owners.isAlive(second)).isTrue();
    }

    @Test
    void signingOutEverywhereEndsThisSessionToo() {
        var owner = owners.register("everywhere@example.org");
        var elsewhere = owners.signIn("everywhere@example.org", Owners.PASSWORD);

        var out = Contract.check(owner.http().post("/me/sign-out-everywhere", ""));

        assertThat(out.status()).isEqualTo(204);
        assertThat(owner.http().get("/me").status()).isEqualTo(401);
        assertThat(owners.isAlive(owner.session())).isFalse();
        assertThat(owners.isAlive(elsewhere)).isFalse();
    }

    @Test
    void sessionThatEndedElsewhereIsRefusedThoughItsTokenStillPasses() {
        var owner = owners.register("late@example.org");
        assertThat(owner.http().get("/me").status()).isEqualTo(200);
        symbolon.accounts().signOutEverywhere(owner.id());
        assertThat(owner.http().get("/me").status())
                .as("within the liveness bound")
                .isEqualTo(200);

        assertThat(Contract.check("sessions", owner.http().get("/me/sessions")).status())
                .isEqualTo(401);
        assertThat(Contract.check(owner.http().post("/me/sign-out-everywhere", ""))
                        .status())
                .isEqualTo(401);
    }
}
