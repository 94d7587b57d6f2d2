package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.World.CLIENT;
import static org.symbolon.World.OTHER_PASSWORD;
import static org.symbolon.World.PASSWORD;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.symbolon.account.AccountId;
import org.symbolon.account.PasswordHash;
import org.symbolon.key.KeyRing;
import org.symbolon.manage.Admit;
import org.symbolon.session.Login;
import org.symbolon.session.Refresh;
import org.symbolon.store.AccountRecord;

/** What becomes of hashes that were made otherwise than today. */
@Timeout(60)
@OnEachStore
class HashUpgradeTest {
    private static final String MIKA = AdmitTest.MIKA;
    private static final byte[] FIRST = "an example secret of 32 bytes ok".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SECOND = "another secret of 32 bytes, fine".getBytes(StandardCharsets.US_ASCII);

    private final WatchedStore store;

    HashUpgradeTest(Keeping keeping) {
        store = new WatchedStore(keeping.fresh());
    }

    private World accepting() {
        return new World(builder -> builder.store(store).acceptForeign(AdmitTest.FORMAT));
    }

    private World with(KeyRing keys) {
        return new World(builder -> builder.store(store).keys(keys));
    }

    private static void admit(World world) {
        assertThat(world.symbolon.accounts().admit(World.address(MIKA), AdmitTest.HASH))
                .isInstanceOf(Admit.Admitted.class);
    }

    private AccountRecord kept() {
        return store.transact(unit -> unit.accounts().find(World.address(MIKA)).orElseThrow());
    }

    @Test
    void importedHashIsReplacedAtTheFirstLoginAndTheFormatIsNeededNoLonger() {
        try (var world = accepting()) {
            admit(world);
            assertThat(world.symbolon.accounts().accountsUnder("k1")).isZero();
            store.verbs();

            world.login(MIKA, PASSWORD).orElseThrow();

            assertThat(store.verbs())
                    .containsExactly(
                            "begin",
                            "accounts.find",
                            "begin",
                            "accounts.upgradeHash",
                            "sessions.insert",
                            "ledger.charge",
                            "outbox.insert");
            assertThat(world.symbolon.accounts().accountsUnder("k1")).isEqualTo(1);
        }
        try (var plain = with(World.keys())) {
            plain.login(MIKA, PASSWORD).orElseThrow();
            assertThat(plain.login(MIKA, OTHER_PASSWORD)).isEqualTo(new Login.Refused());
        }
    }

    @Test
    void upgradeSignsNobodyOutAndHappensOnce() {
        try (var world = accepting()) {
            admit(world);
            var in = world.login(MIKA, PASSWORD).orElseThrow();
            var better = kept();
            var first = world.login(MIKA, PASSWORD).orElseThrow().tokens();
            store.verbs();

            world.login(MIKA, PASSWORD, CLIENT.withDevice(in.deviceToken())).orElseThrow();

            assertThat(store.verbs()).containsExactly("begin", "accounts.find", "begin", "sessions.insert");
            assertThat(kept().hash().reveal()).isEqualTo(better.hash().reveal());
            assertThat(kept().version()).isEqualTo(1);
            assertThat(world.refresh(first)).isInstanceOf(Refresh.Refreshed.class);
        }
    }

    @Test
    void sessionOfTheUpgradingLoginLives() {
        try (var world = accepting()) {
            admit(world);
            var tokens = world.login(MIKA, PASSWORD).orElseThrow().tokens();
            world.pass(Duration.ofHours(1));
            assertThat(world.refresh(tokens)).isInstanceOf(Refresh.Refreshed.class);
        }
    }

    @Test
    void wrongPasswordUpgradesNothing() {
        try (var world = accepting()) {
            admit(world);
            store.verbs();

            assertThat(world.login(MIKA, OTHER_PASSWORD)).isEqualTo(new Login.Refused());

            assertThat(store.verbs()).containsExactly("begin", "accounts.find");
            assertThat(kept().hash().reveal()).isEqualTo(AdmitTest.HASH.reveal());
        }
    }

    @Test
    void loginOfTodaysHashDoesNothingMoreThanBefore() {
        try (var world = accepting()) {
            world.register(MIKA);
            int hashes = world.hashes.get();
            store.verbs();

            world.login(MIKA, PASSWORD).orElseThrow();

            assertThat(store.verbs()).containsExactly("begin", "accounts.find", "begin", "sessions.insert");
            assertThat(world.hashes.get() - hashes).isEqualTo(1);
        }
    }

    @Test
    void s9UpgradeOfTheOldHashNeverUndoesAReset() {
        try (var world = accepting()) {
            admit(world);
            var proven = world.proven(MIKA);
            world.afterVerify = () -> {
                world.afterVerify = () -> {};
                world.complete(proven, OTHER_PASSWORD).orElseThrow();
            };
            store.verbs();

            var late = world.login(MIKA, PASSWORD).orElseThrow().tokens();

            assertThat(store.verbs()).as("it was tried").containsSubsequence("accounts.upgradeHash", "sessions.insert");
            assertThat(world.isAlive(late)).isFalse();
            assertThat(world.refresh(late)).isEqualTo(new Refresh.Refused());
            assertThat(world.login(MIKA, PASSWORD)).isEqualTo(new Login.Refused());
            world.login(MIKA, OTHER_PASSWORD).orElseThrow();
        }
    }

    @Test
    void secondOfTwoUpgradesAtOnceChangesNothingAndBothAreSignedIn() {
        try (var world = accepting()) {
            admit(world);
            PasswordHash[] first = new PasswordHash[1];
            world.afterVerify = () -> {
                world.afterVerify = () -> {};
                world.login(MIKA, PASSWORD).orElseThrow();
                first[0] = kept().hash();
            };

            var second = world.login(MIKA, PASSWORD).orElseThrow().tokens();

            assertThat(kept().hash().reveal()).isEqualTo(first[0].reveal());
            assertThat(world.isAlive(second)).isTrue();
        }
    }

    @Test
    void hashUnderARetiredKeyFitsAndIsUpgradedToTheNewest() {
        try (var before = with(KeyRing.of("k1", FIRST))) {
            before.register(MIKA);
            assertThat(before.symbolon.accounts().accountsUnder("k1")).isEqualTo(1);
        }
        try (var rotated = with(KeyRing.of("k2", SECOND).withOlder("k1", FIRST))) {
            assertThat(rotated.login(MIKA, OTHER_PASSWORD)).isEqualTo(new Login.Refused());
            assertThat(rotated.symbolon.accounts().accountsUnder("k1")).isEqualTo(1);

            rotated.login(MIKA, PASSWORD).orElseThrow();

            assertThat(rotated.symbolon.accounts().accountsUnder("k1")).isZero();
            assertThat(rotated.symbolon.accounts().accountsUnder("k2")).isEqualTo(1);
            assertThat(kept().version()).isEqualTo(1);
        }
        try (var without = with(KeyRing.of("k2", SECOND))) {
            without.login(MIKA, PASSWORD).orElseThrow();
        }
    }

    @Test
    void nodeThatKnowsTheNewestKeyAsTheNextOneUndoesNoUpgrade() {
        try (var ahead = with(KeyRing.of("k2", SECOND).withOlder("k1", FIRST))) {
            ahead.register(MIKA);
        }
        try (var behind = with(KeyRing.of("k1", FIRST).withNext("k2", SECOND))) {
            behind.login(MIKA, PASSWORD).orElseThrow();
            assertThat(behind.symbolon.accounts().accountsUnder("k2")).isEqualTo(1);
        }
    }

    @Test
    void s7HashUnderAMissingKeyAnswersAsAWrongPasswordAtTheSameCostAndRecoversByReset() {
        try (var before = with(KeyRing.of("k1", FIRST))) {
            before.register(MIKA);
            before.register("noor@example.org");
        }
        try (var without = with(KeyRing.of("k2", SECOND))) {
            store.verbs();
            assertThat(without.login(MIKA, PASSWORD)).isEqualTo(new Login.Refused());
            var missing = store.verbs();
            assertThat(without.login("unknown@example.org", PASSWORD)).isEqualTo(new Login.Refused());
            assertThat(store.verbs()).isEqualTo(missing).containsExactly("begin", "accounts.find");
            assertThat(without.hashes).hasValue(2);
            assertThat(without.symbolon.accounts().accountsUnder("k1")).isEqualTo(2);

            without.complete(without.proven(MIKA), OTHER_PASSWORD).orElseThrow();

            without.login(MIKA, OTHER_PASSWORD).orElseThrow();
            assertThat(without.symbolon.accounts().accountsUnder("k1")).isEqualTo(1);
            assertThat(without.symbolon.accounts().accountsUnder("k2")).isEqualTo(1);
        }
    }

    @Test
    void formatThatIsNoLongerAcceptedAnswersAsAWrongPasswordAndRecoversByReset() {
        try (var world = accepting()) {
            admit(world);
        }
        try (var plain = with(World.keys())) {
            assertThat(plain.login(MIKA, PASSWORD)).isEqualTo(new Login.Refused());
            plain.complete(plain.proven(MIKA), OTHER_PASSWORD).orElseThrow();
            plain.login(MIKA, OTHER_PASSWORD).orElseThrow();
        }
    }

    @Test
    void suspendedAccountIsNotUpgraded() {
        try (var world = accepting()) {
            admit(world);
            suspend();
            store.verbs();

            assertThat(world.login("suspended@example.org", PASSWORD)).isEqualTo(new Login.Refused());

            assertThat(store.verbs()).containsExactly("begin", "accounts.find");
        }
    }

    /** Puts a copy of the account beside it, under another address and suspended. */
    private void suspend() {
        var account = kept();
        boolean put = store.transact(unit -> unit.accounts()
                .insert(
                        new AccountRecord(
                                new AccountId(new UUID(7, 7)),
                                World.address("suspended@example.org"),
                                account.hash(),
                                1,
                                true,
                                account.locale(),
                                account.createdAt()),
                        Map.of()));
        assertThat(put).isTrue();
    }
}
