package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.World.CLIENT;
import static org.symbolon.World.OTHER_PASSWORD;
import static org.symbolon.World.PASSWORD;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.symbolon.account.Client;
import org.symbolon.account.Handle;
import org.symbolon.account.Purpose;
import org.symbolon.code.Codes;
import org.symbolon.key.KeyRing;
import org.symbolon.registration.RegistrationVerify;
import org.symbolon.reset.ResetVerify;
import org.symbolon.session.Authenticate;
import org.symbolon.session.Login;
import org.symbolon.session.Refresh;
import org.symbolon.store.Store;

/** S6: whoever has every row of the store, and no key, has no code, no handle, no password and no token. */
@OnEachStore
class DumpTellsNoCodeTest {
    private static final String OWNER = "mika@example.org";

    private final Keeping keeping;
    private final Store store;
    private final World world;
    private final Codes codes = new Codes(World.keys());
    private final Canaries secrets = new Canaries();
    private final Map<Handle, Purpose> open = new LinkedHashMap<>();

    DumpTellsNoCodeTest(Keeping keeping) {
        this.keeping = keeping;
        store = keeping.fresh();
        world = World.over(store);
    }

    @AfterEach
    void close() {
        world.close();
    }

    /** A key ring that names its key as ours does, and has another secret. */
    private static KeyRing otherKeys() {
        return KeyRing.of("k1", "not the secret, yet 32 bytes too".getBytes(StandardCharsets.US_ASCII));
    }

    private String code(Handle handle, Purpose purpose, int sequence) {
        return codes.print("k1", handle.digest(), purpose, sequence);
    }

    private Handle noted(Handle handle, Purpose purpose) {
        secrets.handle(handle);
        secrets.code(code(handle, purpose, 1));
        secrets.code(code(handle, purpose, 2));
        return handle;
    }

    private Handle registering(String address) {
        return noted(world.start(address, PASSWORD).orElseThrow().handle(), Purpose.REGISTRATION);
    }

    private Handle resetting(String address) {
        return noted(world.startReset(address).orElseThrow().handle(), Purpose.PASSWORD_RESET);
    }

    private RegistrationVerify.Verified registered(String address) {
        var handle = registering(address);
        var verified =
                world.verify(handle, code(handle, Purpose.REGISTRATION, 1)).orElseThrow();
        secrets.tokens(verified.tokens());
        secrets.text("device token", verified.deviceToken().reveal());
        return verified;
    }

    private Handle proven(String address) {
        var handle = resetting(address);
        world.symbolon
                .passwordReset()
                .verify(handle, code(handle, Purpose.PASSWORD_RESET, 1), CLIENT)
                .orElseThrow();
        return handle;
    }

    /** Every kind of row in every state, and no mail that has left the outbox. */
    private void fullRun() {
        secrets.text("password", PASSWORD);
        secrets.text("other password", OTHER_PASSWORD);
        secrets.bytes("key", World.keySecret());
        world.mailer.failWith(new IOException("down"));
        var owner = registered(OWNER);
        secrets.tokens(world.refresh(owner.tokens()).orElseThrow().tokens());
        secrets.tokens(world.login(OWNER, PASSWORD).orElseThrow().tokens());
        world.symbolon
                .accounts()
                .subscribe(world.authenticated(owner.tokens()), "v1", CLIENT)
                .orElseThrow();
        registrations();
        resets();
        world.pass(Duration.ofMinutes(1));
        world.symbolon
                .registration()
                .resend(open.keySet().iterator().next(), CLIENT)
                .orElseThrow();
    }

    private void registrations() {
        open.put(registering("noor@example.org"), Purpose.REGISTRATION);
        open.put(registering(OWNER), Purpose.REGISTRATION);
        var exhausted = registering("lin@example.org");
        for (int guess = 0; guess < 5; guess++) {
            world.verify(exhausted, World.wrong(code(exhausted, Purpose.REGISTRATION, 1)));
        }
    }

    private void resets() {
        registered("ada@example.org");
        secrets.text(
                "device token",
                world.complete(proven("ada@example.org"), OTHER_PASSWORD)
                        .orElseThrow()
                        .deviceToken()
                        .reveal());
        proven(OWNER);
        open.put(resetting(OWNER), Purpose.PASSWORD_RESET);
        open.put(resetting("nobody@example.org"), Purpose.PASSWORD_RESET);
    }

    @Test
    void s6NothingAtRestIsASecret() {
        fullRun();

        var dump = keeping.dump(store);
        assertThat(secrets.foundIn(dump.text())).isEmpty();
        assertThat(secrets.kinds()).isEqualTo(9);
        assertThat(dump.empty()).as("tables of which nothing is shown").isEmpty();
        assertThat(dump.filled()).hasSize(7);
        assertThat(dump.text())
                .as("the dump sees what is there")
                .contains(OWNER, "$argon2id$", "REGISTRATION_CODE", "PASSWORD_CHANGED");
        assertThat(open.keySet())
                .as("digests")
                .allSatisfy(handle ->
                        assertThat(Dump.spellings(handle.digest().bytes())).anyMatch(dump.text()::contains));
    }

    @Test
    void s6WithoutTheKeysNoRowFindsACodeThatWorks() {
        fullRun();
        var guessed = new Codes(otherKeys());

        var answers = new ArrayList<>();
        open.forEach((handle, purpose) ->
                answers.add(verify(world, handle, purpose, guessed.print("k1", handle.digest(), purpose, 1))));

        assertThat(answers)
                .hasSize(4)
                .allSatisfy(answer ->
                        assertThat(answer).isIn(new RegistrationVerify.CodeRefused(4), new ResetVerify.CodeRefused(4)));
    }

    @Test
    void s6OtherKeysOverTheSameRowsAcceptNoCodeAndNoToken() {
        fullRun();
        var tokens = world.login(OWNER, PASSWORD).orElseThrow().tokens();
        try (var thief = new World(store, builder -> builder.keys(otherKeys()))) {
            open.forEach((handle, purpose) -> {
                assertThat(verify(thief, handle, purpose, code(handle, purpose, 1)))
                        .isIn(new RegistrationVerify.CodeRefused(4), new ResetVerify.CodeRefused(4));
                assertThat(verify(thief, handle, purpose, code(handle, purpose, 2)))
                        .isIn(new RegistrationVerify.CodeRefused(3), new ResetVerify.CodeRefused(3));
            });
            assertThat(thief.login(OWNER, PASSWORD)).isEqualTo(new Login.Refused());
            assertThat(thief.refresh(tokens)).isEqualTo(new Refresh.Refused());
            assertThat(thief.symbolon.sessions().resume(tokens.refreshToken())).isEqualTo(new Authenticate.Refused());
            assertThat(thief.isAlive(tokens)).isFalse();
        }
        assertThat(world.refresh(tokens)).as("with the keys").isInstanceOf(Refresh.Refreshed.class);
    }

    private static Object verify(World world, Handle handle, Purpose purpose, String code) {
        return purpose == Purpose.REGISTRATION
                ? world.symbolon.registration().verify(handle, code, Client.unknown())
                : world.symbolon.passwordReset().verify(handle, code, Client.unknown());
    }
}
