package org.symbolon.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.symbolon.Symbolon;
import org.symbolon.password.AdmissionGate;
import org.symbolon.spring.Http;
import org.symbolon.spring.web.Owners.Owner;

@WithOwners
class OwnerApiTest {
    private static final String NEXT = "Rain-on-9-rooftops";

    @Autowired
    private Owners owners;

    @Autowired
    private Symbolon symbolon;

    @Autowired
    private StoppableStore store;

    @AfterEach
    void storeIsUp() {
        store.comeBack();
    }

    private static Http.Reply changePassword(Http http, String current, String next) {
        var reply =
                http.put("/me/password", "{\"currentPassword\":\"" + current + "\",\"newPassword\":\"" + next + "\"}");
        return Contract.check("change-password", reply);
    }

    private static Http.Reply delete(Http http, String password) {
        return Contract.check("delete", http.post("/me/delete", "{\"password\":\"" + password + "\"}"));
    }

    private static Http.Reply newsletter(Http http, String json) {
        return Contract.check("newsletter", http.put("/me/newsletter", json));
    }

    private static Http.Reply me(Http http) {
        return Contract.check("me", http.get("/me"));
    }

    @Test
    void ownerSeesTheAccount() {
        var owner = owners.register("Olu+films@Example.org");

        var me = me(owner.http());

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.text("id")).isEqualTo(owner.id().toString());
        assertThat(me.text("email")).isEqualTo("Olu+films@Example.org");
        assertThat(me.text("createdAt"))
                .isEqualTo(symbolon.accounts()
                        .find(owner.id())
                        .orElseThrow()
                        .createdAt()
                        .toString());
        assertThat(me.json().required("newsletter").asBoolean()).isFalse();
    }

    @Test
    void ownerSeesNobodyElsesAccount() {
        var one = owners.register("one@example.org");
        var other = owners.register("other@example.org");

        assertThat(me(one.http()).text("id")).isEqualTo(one.id().toString());
        assertThat(me(other.http()).text("id")).isEqualTo(other.id().toString());
    }

    @Test
    void accountThatIsGoneIsAnEndedSession() {
        var owner = owners.register("gone@example.org");
        assertThat(me(owner.http()).status()).isEqualTo(200);
        symbolon.accounts().deleteWithoutPassword(owner.id());

        var me = me(owner.http());

        assertThat(me.status()).isEqualTo(401);
        assertThat(me.text("type")).isEqualTo("urn:symbolon:problem:token-refused");
        assertThat(newsletter(owner.http(), "{\"subscribed\":true}").status()).isEqualTo(401);
        assertThat(changePassword(owner.http(), Owners.PASSWORD, NEXT).status()).isEqualTo(401);
        assertThat(delete(owner.http(), Owners.PASSWORD).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "me, GET, /me",
        "newsletter, PUT, /me/newsletter",
        "change-password, PUT, /me/password",
        "delete, POST, /me/delete",
        "sessions, GET, /me/sessions",
        "sessions-end, DELETE, /me/sessions/AAAAAAAAAAAAAAAAAAAAAA",
        "sessions-end-others, DELETE, /me/sessions",
        "sign-out-everywhere, POST, /me/sign-out-everywhere",
    })
    void whoeverIsNotSignedInIsToldHowToBeBeforeAnyBodyIsRead(String operation, String method, String path) {
        for (var http : new Http[] {owners.anybody(), owners.anybody().bearing("forged.token.here")}) {
            var reply = http.send(path, request -> request.method(method, BodyPublishers.ofString("not JSON")));

            assertThat(Contract.check(operation, reply).status()).isEqualTo(401);
            assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
            assertThat(reply.text("type")).isEqualTo("urn:symbolon:problem:token-refused");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "me, GET, /me",
        "newsletter, PUT, /me/newsletter",
        "change-password, PUT, /me/password",
        "delete, POST, /me/delete",
        "sessions, GET, /me/sessions",
        "sessions-end, DELETE, /me/sessions/AAAAAAAAAAAAAAAAAAAAAA",
        "sessions-end-others, DELETE, /me/sessions",
        "sign-out-everywhere, POST, /me/sign-out-everywhere",
    })
    void whileTheStoreIsDownItIsBusyAndThenRecovers(String operation, String method, String path) {
        var owner = owners.register("down-" + operation + "@example.org");
        var body = "{\"subscribed\":true,\"currentPassword\":\"" + Owners.PASSWORD + "\",\"newPassword\":\"" + NEXT
                + "\",\"password\":\"" + Owners.PASSWORD + "\"}";
        store.goDown();

        var whileDown = send(owner, method, path, body);
        store.comeBack();
        var afterwards = send(owner, method, path, body);

        assertThat(Contract.check(operation, whileDown).status()).isEqualTo(503);
        assertThat(whileDown.text("type")).isEqualTo("urn:symbolon:problem:busy");
        assertThat(Contract.check(operation, afterwards).status()).isBetween(200, 204);
    }

    private static Http.Reply send(Owner owner, String method, String path, String body) {
        return owner.http()
                .send(
                        path,
                        request -> request.method(method, BodyPublishers.ofString(body))
                                .setHeader("Content-Type", "application/json"));
    }

    @Test
    void newsletterIsWhatTheOwnerSaidLast() {
        var owner = owners.register("reader@example.org");

        assertThat(newsletter(owner.http(), "{\"subscribed\":true}")
                        .json()
                        .required("newsletter")
                        .asBoolean())
                .isTrue();
        assertThat(me(owner.http()).json().required("newsletter").asBoolean()).isTrue();
        assertThat(newsletter(owner.http(), "{\"subscribed\":false}")
                        .json()
                        .required("newsletter")
                        .asBoolean())
                .isFalse();
        assertThat(me(owner.http()).json().required("newsletter").asBoolean()).isFalse();
    }

    @Test
    void consentIsRecordedWithWhoWhenWhichWordingAndFromWhat() {
        var owner = owners.register("consent@example.org");

        newsletter(owner.http().with("User-Agent", "Films/7"), "{\"subscribed\":true,\"textVersion\":\"fr:2026-11\"}");
        newsletter(owner.http(), "{\"subscribed\":true}");

        var journal = symbolon.accounts().consents(owner.id());
        assertThat(journal).hasSize(2);
        var first = journal.get(0);
        assertThat(first.account()).isEqualTo(owner.id());
        assertThat(first.consent().given()).isTrue();
        assertThat(first.consent().wording()).isEqualTo("fr:2026-11");
        assertThat(first.consent().at()).isEqualTo(symbolon.settings().clock().instant());
        assertThat(first.userAgent()).isEqualTo("Films/7");
        assertThat(journal.get(1).consent().wording()).isEqualTo("site-2026-11");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"subscribed\":\"true\"}",
                "{\"subscribed\":[true]}",
                "{\"subscribed\":null}",
                "{\"subscribed\":true,\"textVersion\":\"\"}",
                "{\"subscribed\":true,\"textVersion\":\"two words\"}",
                "{\"subscribed\":true,\"textVersion\":\"2026-11\\n\"}",
                "{\"subscribed\":true,\"textVersion\":\"é\"}",
                "{\"subscribed\":true,\"textVersion\":[\"a\"]}",
                "{\"subscribed\":true,\"subscribed\":false}",
                "{\"subscribed\":true,\"textVersion\":"
                        + "\"x2345678901234567890123456789012345678901234567890123456789012345\"}"
            })
    void newsletterOfAnotherShapeIsMalformedAndRecordsNothing(String json) {
        var owner = owners.register("shape" + Integer.toHexString(json.hashCode()) + "@example.org");

        assertThat(newsletter(owner.http(), json).text("type")).isEqualTo("urn:symbolon:problem:malformed-request");
        assertThat(symbolon.accounts().consents(owner.id())).isEmpty();
    }

    @Test
    void wordingMayHaveEveryCharacterThatCoreTakesAndBeAsLong() {
        var owner = owners.register("wording@example.org");

        var longest = "Az09._:/-".repeat(7) + "x";

        assertThat(newsletter(owner.http(), "{\"subscribed\":true,\"textVersion\":\"" + longest + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(longest).hasSize(64);
    }

    @Test
    void passwordIsChangedAndThisSessionAloneGoesOn() {
        var owner = owners.register("change@example.org");
        var elsewhere = owners.signIn("change@example.org", Owners.PASSWORD);

        var changed = changePassword(owner.http(), Owners.PASSWORD, NEXT);

        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(me(owners.anybody().bearing(changed.text("accessToken"))).status())
                .isEqualTo(200);
        assertThat(owners.isAlive(elsewhere)).isFalse();
        assertThat(owners.isAlive(owner.session())).isFalse();
        assertThat(owners.login("change@example.org", Owners.PASSWORD).status()).isEqualTo(401);
        assertThat(owners.login("change@example.org", NEXT).status()).isEqualTo(200);
    }

    @Test
    void accessTokensOfBeforeAChangeAreRefusedWithinTheLivenessBound() {
        var owner = owners.register("before@example.org");
        var elsewhere = owners.signIn("before@example.org", Owners.PASSWORD);
        assertThat(me(elsewhere.http()).status()).isEqualTo(200);

        var changed = changePassword(owner.http(), Owners.PASSWORD, NEXT);
        owners.outliveTheLivenessBound();

        assertThat(me(owner.http()).status()).isEqualTo(401);
        assertThat(me(elsewhere.http()).status()).isEqualTo(401);
        assertThat(me(owners.anybody().bearing(changed.text("accessToken"))).status())
                .isEqualTo(200);
    }

    @Test
    void deviceTokenOfAChangeKeepsTheClientKnown() {
        var owner = owners.register("device@example.org");

        var changed = changePassword(owner.http(), Owners.PASSWORD, NEXT);

        var device = changed.header("Symbolon-Device");
        assertThat(changed.header("Set-Cookie"))
                .isEqualTo("__Host-symbolon-device=" + device + "; Path=/; Max-Age=15552000; Expires="
                        + changed.header("Set-Cookie").replaceAll(".*Expires=([^;]*);.*", "$1")
                        + "; Secure; HttpOnly; SameSite=Lax");
    }

    @Test
    void unfitPasswordIsRefusedByEveryRuleInTheClientsLanguage() {
        var owner = owners.register("unfit@example.org");

        var refused = changePassword(owner.http().with("Accept-Language", "fr"), "not even the current one", "short");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("type")).isEqualTo("urn:symbolon:problem:password-refused");
        assertThat(refused.json()
                        .required("violations")
                        .valueStream()
                        .map(violation -> violation.required("rule").asString()))
                .containsExactly("too-short", "no-uppercase", "no-digit", "no-symbol", "too-common");
        assertThat(refused.json().at("/violations/0/message").asString()).isEqualTo("Utilisez au moins 12 caractères.");
    }

    @Test
    void fiveWrongCurrentPasswordsEndTheSessionAndNoOther() {
        var owner = owners.register("guesses@example.org");
        var elsewhere = owners.signIn("guesses@example.org", Owners.PASSWORD);

        for (int guess = 1; guess <= 4; guess++) {
            var refused = guess % 2 == 0
                    ? delete(owner.http(), "Wrong-password-" + guess)
                    : changePassword(owner.http(), "Wrong-password-" + guess, NEXT);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text("type")).isEqualTo("urn:symbolon:problem:credentials-refused");
        }
        var fifth = changePassword(owner.http(), "Wrong-password-5", NEXT);
        var right = changePassword(owner.http(), Owners.PASSWORD, NEXT);

        assertThat(fifth.text("type")).isEqualTo("urn:symbolon:problem:token-refused");
        assertThat(right.text("type")).isEqualTo("urn:symbolon:problem:token-refused");
        assertThat(owners.isAlive(owner.session())).isFalse();
        assertThat(owners.isAlive(elsewhere)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "[]", "", "{\"currentPassword\":\"a\"}", "{\"currentPassword\":\"a\",\"newPassword\":1}"})
    void changeOfAnotherShapeIsMalformed(String json) {
        var owner = owners.register("form" + Integer.toHexString(json.hashCode()) + "@example.org");

        var reply = Contract.check("change-password", owner.http().put("/me/password", json));

        assertThat(reply.status()).isEqualTo(400);
    }

    @Test
    void deletionRemovesTheAccountAndFreesItsAddress() {
        var owner = owners.register("leaver@example.org");
        newsletter(owner.http(), "{\"subscribed\":true}");

        var deleted = delete(owner.http(), Owners.PASSWORD);

        assertThat(deleted.status()).as(deleted.body()).isEqualTo(204);
        assertThat(symbolon.accounts().find(owner.id())).isEmpty();
        assertThat(owners.isAlive(owner.session())).isFalse();
        assertThat(owners.login("leaver@example.org", Owners.PASSWORD).status()).isEqualTo(401);
        owners.outliveTheLivenessBound();
        assertThat(me(owner.http()).status()).isEqualTo(401);
        var again = owners.register("leaver@example.org");
        assertThat(again.id()).isNotEqualTo(owner.id());
        assertThat(me(again.http()).json().required("newsletter").asBoolean()).isFalse();
    }

    @Test
    void deletionWithAWrongPasswordRemovesNothing() {
        var owner = owners.register("stayer@example.org");

        var refused = delete(owner.http(), "Wrong-password-1");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("type")).isEqualTo("urn:symbolon:problem:credentials-refused");
        assertThat(me(owner.http()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"password\":[\"Kite-over-7-harbours\"]}"})
    void deletionOfAnotherShapeIsMalformedAndRemovesNothing(String json) {
        var owner = owners.register("keep" + Integer.toHexString(json.hashCode()) + "@example.org");

        var reply = Contract.check("delete", owner.http().post("/me/delete", json));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(me(owner.http()).status()).isEqualTo(200);
    }

    /** Wrong passwords take all the room there is: each is kept from being counted, which is done within its permit. */
    @ParameterizedTest
    @ValueSource(strings = {"change-password", "delete"})
    void whoeverFindsNoRoomToCheckAPasswordIsToldWhenToComeBack(String operation) throws Exception {
        var owner = owners.register("busy-" + operation + "@example.org");
        assertThat(me(owner.http()).status()).isEqualTo(200);
        var others = Executors.newCachedThreadPool();
        try {
            store.keepSecondTransactions();
            for (int room = AdmissionGate.permitsForThisMachine(); room > 0; room--) {
                others.execute(() -> delete(owner.http(), "Wrong-password-1"));
                store.awaitOneMoreKept();
            }

            var reply = operation.equals("delete")
                    ? delete(owner.http(), Owners.PASSWORD)
                    : changePassword(owner.http(), Owners.PASSWORD, NEXT);

            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.text("type")).isEqualTo("urn:symbolon:problem:busy");
            assertThat(reply.header("Retry-After")).isEqualTo("2");
            assertThat(reply.json().required("retryAfterSeconds").asInt()).isEqualTo(2);
        } finally {
            store.comeBack();
            others.shutdown();
            assertThat(others.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void unknownMethodIsToldWhichOnesThereAre() {
        var owner = owners.register("method@example.org");

        var reply = Contract.check(owner.http().delete("/me"));

        assertThat(reply.header("Allow")).isEqualTo("GET");
    }
}
