package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.symbolon.World.CLIENT;
import static org.symbolon.World.OTHER_PASSWORD;
import static org.symbolon.World.PASSWORD;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.symbolon.account.Authenticated;
import org.symbolon.account.Handle;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.manage.Deletion;
import org.symbolon.manage.PasswordChange;
import org.symbolon.session.Login;
import org.symbolon.store.Store;
import org.symbolon.store.StoreUnavailableException;
import org.symbolon.token.SessionTokens;

/** S20: what becomes of the steps of owners and operators when the store fails in the middle of them. */
@Timeout(120)
@OnEachStore
class OwnerOutageTest {
    private static final String MIKA = "mika@example.org";
    private static final PasswordChange SIGNED_OUT = new PasswordChange.SignedOut();

    private final Store store;
    private final World world;
    private SessionTokens tokens;
    private Authenticated owner;
    private Handle proven;

    OwnerOutageTest(Keeping keeping) {
        store = keeping.fresh();
        world = World.over(store);
    }

    @BeforeEach
    void register() {
        tokens = world.register(MIKA).tokens();
        owner = world.authenticated(tokens);
        world.symbolon.accounts().subscribe(owner, "v1", CLIENT).orElseThrow();
        proven = world.proven(MIKA);
        world.mailer.clear();
        world.events().clear();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static void down() {
        throw new StoreUnavailableException("down");
    }

    private void assertFails(Runnable step) {
        assertThatThrownBy(step::run).isInstanceOf(StoreUnavailableException.class);
    }

    /** Tries the step twice: the verb fails before it was called, and after. */
    private void assertFailsAround(String verb, Runnable step) {
        world.store.before(verb, OwnerOutageTest::down);
        assertFails(step);
        assertNothingHappened();
        world.store.after(verb, OwnerOutageTest::down);
        assertFails(step);
        assertNothingHappened();
    }

    private void assertNothingHappened() {
        assertThat(world.events()).isEmpty();
        assertThat(world.mailer.mails()).isEmpty();
        assertThat(world.isAlive(tokens)).isTrue();
        assertThat(world.symbolon.sessions().resume(tokens.refreshToken()).orElseThrow())
                .isEqualTo(owner);
        assertThat(store.<Boolean>transact(
                        unit -> unit.flows().find(proven.digest()).isPresent()))
                .isTrue();
        assertThat(store.<Integer>transact(
                        unit -> unit.consents().history(owner.accountId()).size()))
                .isEqualTo(1);
        assertThat(world.login(MIKA, OTHER_PASSWORD)).isEqualTo(new Login.Refused());
        world.login(MIKA, PASSWORD).orElseThrow();
        world.events().clear();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sessions.findLive",
                "accounts.find",
                "ledger.charge",
                "accounts.changePassword",
                "sessions.insert",
                "sessions.delete",
                "outbox.insert"
            })
    void s20ChangeThatTheStoreFailsLeavesThePasswordAndEverySession(String verb) {
        assertFailsAround(verb, () -> world.change(owner, PASSWORD, OTHER_PASSWORD));

        world.change(owner, PASSWORD, OTHER_PASSWORD).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sessions.findLive",
                "accounts.find",
                "ledger.charge",
                "flows.deleteTo",
                "consents.latest",
                "consents.append",
                "accounts.delete",
                "outbox.deleteTo"
            })
    void s20DeletionThatTheStoreFailsLeavesAll(String verb) {
        assertFailsAround(verb, () -> world.delete(owner, PASSWORD));

        world.delete(owner, PASSWORD).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accounts.find",
                "flows.deleteTo",
                "consents.latest",
                "consents.append",
                "accounts.raiseVersion",
                "accounts.delete",
                "outbox.deleteTo"
            })
    void s20DeletionByAnOperatorThatTheStoreFailsLeavesAll(String verb) {
        assertFailsAround(verb, () -> world.symbolon.accounts().deleteWithoutPassword(owner.accountId()));

        assertThat(world.symbolon.accounts().deleteWithoutPassword(owner.accountId()))
                .isTrue();
    }

    @Test
    void s20SuspensionAndSigningOutThatTheStoreFailsChangeNothing() {
        var accounts = world.symbolon.accounts();
        assertFailsAround("accounts.suspend", () -> accounts.suspend(owner.accountId()));
        assertFailsAround("accounts.raiseVersion", () -> accounts.signOutEverywhere(owner.accountId()));
    }

    @Test
    void s5NoFailureAfterTheCountUncountsAGuess() {
        int before = world.hashes.get();
        for (int guess = 0; guess < 3; guess++) {
            world.store.before("accounts.changePassword", OwnerOutageTest::down);
            assertFails(() -> world.change(owner, PASSWORD, OTHER_PASSWORD));
        }
        world.afterVerify = OwnerOutageTest::down;
        assertFails(() -> world.change(owner, "wrong", OTHER_PASSWORD));
        assertFails(() -> world.delete(owner, "wrong"));
        world.afterVerify = () -> {};
        assertThat(world.hashes).hasValue(before + 3 * 2 + 2);

        assertThat(world.change(owner, PASSWORD, OTHER_PASSWORD)).isEqualTo(SIGNED_OUT);
        assertThat(world.hashes).as("none is left").hasValue(before + 3 * 2 + 2);
        assertThat(world.told(SymbolonEvent.SessionEndedForGuessing.class)).hasSize(1);
    }

    @Test
    void s5SessionThatCouldNotBeEndedIsEndedByTheNextGuessWithoutAHash() {
        for (int guess = 0; guess < 4; guess++) {
            world.delete(owner, "wrong");
        }
        world.store.before("sessions.delete", OwnerOutageTest::down);
        assertFails(() -> world.delete(owner, "wrong"));
        assertThat(world.told(SymbolonEvent.CurrentPasswordRefused.class)).hasSize(5);
        assertThat(world.told(SymbolonEvent.SessionEndedForGuessing.class)).isEmpty();
        int hashes = world.hashes.get();

        assertThat(world.delete(owner, PASSWORD)).isEqualTo(new Deletion.SignedOut());

        assertThat(world.hashes).hasValue(hashes);
        assertThat(world.told(SymbolonEvent.CurrentPasswordRefused.class)).hasSize(5);
        assertThat(world.told(SymbolonEvent.SessionEndedForGuessing.class)).hasSize(1);
        assertThat(world.symbolon.accounts().find(owner.accountId())).isPresent();
    }
}
