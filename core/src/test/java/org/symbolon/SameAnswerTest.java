package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.World.CLIENT;
import static org.symbolon.World.OTHER_PASSWORD;
import static org.symbolon.World.PASSWORD;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.symbolon.account.Account;
import org.symbolon.account.AccountId;
import org.symbolon.account.Handle;
import org.symbolon.policy.Policy;
import org.symbolon.reset.ResetVerify;
import org.symbolon.session.Login;
import org.symbolon.store.AccountRecord;
import org.symbolon.store.memory.InMemoryStore;

/**
 * S7: an address with an account and one without are indistinguishable: the same answer field by field, as many hashes,
 * the same verbs in the same order, as many rows in the outbox.
 */
class SameAnswerTest {
    private static final String KNOWN = "mika@example.org";
    private static final String UNKNOWN = "noor@example.org";

    private final World world = new World();

    @BeforeEach
    void register() {
        world.register(KNOWN);
        world.start(UNKNOWN, PASSWORD).orElseThrow();
    }

    @AfterEach
    void close() {
        world.close();
    }

    /** How much of the address's mail budget is used. */
    enum Ledger {
        FRESH {
            @Override
            void prepare(World world, String address) {
                world.pass(Duration.ofDays(2));
            }
        },
        MID_FLOW {
            @Override
            void prepare(World world, String address) {
                world.resetting(address);
            }
        },
        LIMITED {
            @Override
            void prepare(World world, String address) {
                for (int mail = 0; mail < 10; mail++) {
                    world.startReset(address);
                }
            }
        };

        abstract void prepare(World world, String address);
    }

    private record Seen(String answer, int hashes, List<String> verbs, int letters) {}

    /** What an outsider sees of a step, values that are random aside, and what it costs. */
    private Seen observe(Function<String, Object> step, String address) {
        int before = world.hashes.get();
        world.store.verbs();
        var answer = String.valueOf(step.apply(address)).replaceAll("label=[A-Z][0-9]", "label=XX");
        var verbs = world.store.verbs();
        return new Seen(answer, world.hashes.get() - before, verbs, Collections.frequency(verbs, "outbox.insert"));
    }

    private void assertSame(Ledger ledger, Function<String, Object> step) {
        ledger.prepare(world, KNOWN);
        var known = observe(step, KNOWN);
        world.clock.set(world.clock.instant());
        ledger.prepare(world, UNKNOWN);
        assertThat(shiftless(observe(step, UNKNOWN))).isEqualTo(shiftless(known));
        assertThat(known.verbs()).isNotEmpty();
    }

    /** The preparation of FRESH moves the clock between the two, so instants compare by their distance from now. */
    private static Seen shiftless(Seen seen) {
        return new Seen(
                seen.answer().replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d(:\\d\\d:\\d\\dZ)", "T$1"),
                seen.hashes(),
                seen.verbs(),
                seen.letters());
    }

    @ParameterizedTest
    @EnumSource
    void s7RegisterAnswersAndCostsTheSame(Ledger ledger) {
        assertSame(ledger, address -> world.start(address, OTHER_PASSWORD));
    }

    @ParameterizedTest
    @EnumSource
    void s7ResetAnswersAndCostsTheSame(Ledger ledger) {
        assertSame(ledger, world::startReset);
    }

    @ParameterizedTest
    @EnumSource
    void s7LoginAnswersAndCostsTheSame(Ledger ledger) {
        assertSame(ledger, address -> world.login(address, OTHER_PASSWORD));
    }

    /** Suspending comes with the operator's steps; what it must look like from outside is decided here. */
    @Test
    void s7SuspendedAccountAnswersAndCostsTheSameAndIsMailedNothing() {
        var store = new InMemoryStore();
        try (var other = new World(builder -> builder.store(store))) {
            var hash = other.register(KNOWN);
            other.pass(Duration.ofDays(2));
            suspend(store, hash.account(), "suspended@example.org");

            assertThat(other.login("suspended@example.org", PASSWORD))
                    .isEqualTo(other.login(UNKNOWN, PASSWORD))
                    .isEqualTo(new Login.Refused());
            int hashes = other.hashes.get();
            other.login("suspended@example.org", PASSWORD);
            assertThat(other.hashes.get() - hashes).isEqualTo(1);
            var reset = other.startReset("suspended@example.org").orElseThrow();
            assertThat(other.symbolon.passwordReset().verify(reset.handle(), "0000-0000", CLIENT))
                    .isEqualTo(new ResetVerify.CodeRefused(4));
            other.symbolon.close();
            assertThat(other.mailer.mailsTo("suspended@example.org")).isEmpty();
        }
    }

    /** Puts a copy of the account beside it, under another address and suspended. */
    private static void suspend(InMemoryStore store, Account account, String address) {
        boolean put = store.transact(unit -> {
            var found = unit.accounts().find(account.id()).orElseThrow();
            var copy = new AccountRecord(
                    new AccountId(new UUID(7, 7)),
                    World.address(address),
                    found.hash(),
                    1,
                    true,
                    found.locale(),
                    found.createdAt());
            return unit.accounts().insert(copy, Map.of());
        });
        assertThat(put).isTrue();
    }

    @Test
    void s7ResetAnswersAndCostsTheSameWhereUnknownAddressesGetNoMail() {
        try (var silent = new World(builder -> builder.policy(Policy.DEFAULT.withMailToUnknownAddresses(false)))) {
            silent.register(KNOWN);
            silent.pass(Duration.ofDays(2));
            silent.store.verbs();
            var known = silent.startReset(KNOWN).toString().replaceAll("label=[A-Z][0-9]", "");
            var knownVerbs = silent.store.verbs();
            var unknown = silent.startReset(UNKNOWN).toString().replaceAll("label=[A-Z][0-9]", "");

            assertThat(unknown).isEqualTo(known);
            assertThat(silent.store.verbs()).isEqualTo(knownVerbs).contains("outbox.insert");
        }
    }

    @Test
    void s7RegisterCostsOneHashAndOneLetter() {
        var seen = observe(address -> world.start(address, OTHER_PASSWORD), KNOWN);

        assertThat(seen.hashes()).isEqualTo(1);
        assertThat(seen.letters()).isEqualTo(1);
        assertThat(seen.verbs())
                .containsExactly("begin", "ledger.charge", "accounts.find", "flows.insert", "outbox.insert");
    }

    @Test
    void s7LoginCostsOneHash() {
        assertThat(observe(address -> world.login(address, PASSWORD), UNKNOWN).hashes())
                .isEqualTo(1);
        assertThat(observe(address -> world.login(address, PASSWORD), KNOWN).hashes())
                .isEqualTo(1);
    }

    @Test
    void s7ResendAndVerifyOfADecoyAnswerAndCostTheSame() {
        var genuine = world.started(UNKNOWN, PASSWORD);
        var decoy = world.started(KNOWN, PASSWORD);
        world.pass(Duration.ofMinutes(1));
        assertSameFlow(genuine, decoy, handle -> world.symbolon.registration().resend(handle, CLIENT));
        assertSameFlow(genuine, decoy, handle -> world.symbolon.registration().resend(handle, CLIENT));
        assertSameFlow(genuine, decoy, handle -> world.verify(handle, "not a code"));
        for (int guess = 0; guess < 6; guess++) {
            assertSameFlow(genuine, decoy, handle -> world.verify(handle, "0000-0000"));
        }
    }

    @Test
    void s7ResendAndVerifyOfAResetDecoyAnswerAndCostTheSame() {
        var genuine = world.resetting(KNOWN);
        var decoy = world.resetting(UNKNOWN);
        world.pass(Duration.ofMinutes(1));
        var reset = world.symbolon.passwordReset();
        assertSameFlow(genuine, decoy, handle -> reset.resend(handle, CLIENT));
        assertSameFlow(genuine, decoy, handle -> reset.verify(handle, "not a code", CLIENT));
        for (int guess = 0; guess < 6; guess++) {
            assertSameFlow(genuine, decoy, handle -> reset.verify(handle, "0000-0000", CLIENT));
        }
        assertSameFlow(genuine, decoy, handle -> world.complete(handle, PASSWORD));
    }

    @Test
    void s7ResetThatWasOvertakenAnswersAndCostsLikeADecoy() {
        var overtaken = world.resetting(KNOWN);
        var decoy = world.resetting(UNKNOWN);
        var tokens = world.login(KNOWN, PASSWORD).orElseThrow().tokens();
        world.symbolon.sessions().logoutEverywhere(world.authenticated(tokens));
        world.pass(Duration.ofMinutes(1));
        var reset = world.symbolon.passwordReset();

        assertSameFlow(overtaken, decoy, handle -> reset.resend(handle, CLIENT));
        assertSameFlow(overtaken, decoy, handle -> reset.verify(handle, "not a code", CLIENT));
        assertSameFlow(overtaken, decoy, handle -> reset.verify(handle, "0000-0000", CLIENT));
    }

    private void assertSameFlow(Handle one, Handle other, Function<Handle, Object> step) {
        var genuine = observe(ignored -> step.apply(one), "");
        assertThat(observe(ignored -> step.apply(other), "")).isEqualTo(genuine);
    }
}
