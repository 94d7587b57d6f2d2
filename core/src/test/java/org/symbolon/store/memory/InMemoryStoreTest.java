package org.symbolon.store.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.symbolon.store.memory.Rows.RESEND_AT;
import static org.symbolon.store.memory.Rows.START;
import static org.symbolon.store.memory.Rows.does;
import static org.symbolon.store.memory.Rows.found;
import static org.symbolon.store.memory.Rows.in;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.symbolon.account.PasswordHash;
import org.symbolon.account.Purpose;
import org.symbolon.store.Charge;
import org.symbolon.store.FlowState;
import org.symbolon.store.StoreUnit;
import org.symbolon.store.Target;

/** What a unit of work promises, whatever verbs it uses. */
class InMemoryStoreTest {
    private static final Instant NOW = RESEND_AT;
    private static final Set<String> KEYS = Set.of("k1");
    private static final Charge FRESH = new Charge("fresh", 1, Duration.ofMinutes(1));
    private static final Charge USED = new Charge("used", 3, Duration.ofMinutes(1));

    private final InMemoryStore store = filled();

    private static InMemoryStore filled() {
        var store = new InMemoryStore();
        store.transact(unit -> {
            unit.accounts().insert(Rows.account(1), Map.of());
            unit.flows().insert(Rows.flow(1));
            unit.flows().insert(Rows.flow(2));
            unit.flows().insert(Rows.flow(3, Purpose.PASSWORD_RESET, FlowState.PROVEN, 5));
            unit.sessions().insert(Rows.session(1, 1, 1));
            unit.sessions().insert(Rows.session(2, 1, 1));
            unit.outbox().insert(Rows.mail(1, "k1", START));
            unit.outbox().insert(Rows.mail(2, "k1", START.plusSeconds(1)));
            unit.outbox().lease(KEYS, START, START.plusSeconds(600));
            unit.consents().append(Rows.consent(1, true));
            return unit.ledger().charge(List.of(USED), START);
        });
        return store;
    }

    /** Every verb that changes anything, used so that it does. */
    private static void changeEverything(StoreUnit unit) {
        var flows = unit.flows();
        assertThat(flows.insert(Rows.flow(9))).isTrue();
        assertThat(flows.countAttempt(Rows.digest(1), Purpose.REGISTRATION, KEYS, NOW))
                .isPresent();
        assertThat(flows.reissue(Rows.digest(1), Purpose.REGISTRATION, NOW, START, NOW.plusSeconds(9), NOW))
                .isPresent();
        assertThat(flows.prove(Rows.digest(2), NOW.plusSeconds(600))).isTrue();
        assertThat(flows.finish(Rows.digest(1), new Target(Rows.accountId(1), 1), NOW))
                .isTrue();
        assertThat(flows.redeem(Rows.digest(3), NOW)).isTrue();
        assertThat(flows.purge(NOW.plusSeconds(99), 1)).isEqualTo(1);
        assertThat(unit.accounts().insert(Rows.account(9), Map.of())).isTrue();
        assertThat(unit.sessions().insert(Rows.session(9, 9, 1))).isTrue();
        assertThat(unit.sessions().rotate(Rows.sessionId(1), 1, "k2", NOW, NOW.plusSeconds(1)))
                .isPresent();
        assertThat(unit.sessions().delete(Rows.sessionId(2))).isTrue();
        assertThat(unit.sessions().purge(NOW.plusSeconds(99), 9)).isEqualTo(1);
        assertThat(unit.accounts().changePassword(Rows.accountId(1), 1, PasswordHash.of("$new")))
                .isTrue();
        assertThat(unit.accounts().raiseVersion(Rows.accountId(1))).isTrue();
        assertThat(unit.ledger().charge(List.of(FRESH, USED), NOW).granted()).isTrue();
        unit.outbox().insert(Rows.mail(9, "k1", START));
        assertThat(unit.outbox().postpone(Rows.mailId(1), 1, NOW)).isTrue();
        assertThat(unit.outbox().lease(KEYS, NOW, NOW.plusSeconds(9))).isPresent();
        assertThat(unit.outbox().abandon(Rows.mailId(9), 1, NOW)).isTrue();
        assertThat(unit.outbox().remove(Rows.mailId(1), 1)).isTrue();
        assertThat(unit.consents().append(Rows.consent(1, false))).isTrue();
    }

    /** All that can be seen of the store; what seeing it changes is rolled back. */
    private static List<Object> seen(InMemoryStore store) {
        return store.transact(unit -> {
            unit.rollBack();
            var seen = new ArrayList<Object>();
            for (int number : new int[] {1, 2, 3, 9}) {
                seen.add(unit.flows().find(Rows.digest(number)));
                seen.add(unit.accounts().find(Rows.accountId(number)));
                seen.add(unit.accounts().find(Rows.address(number)));
                seen.add(unit.sessions().findLive(Rows.sessionId(number), NOW));
                seen.add(unit.consents().history(Rows.accountId(number)));
            }
            seen.add(unit.ledger().charge(List.of(FRESH), START));
            seen.add(unit.ledger().charge(List.of(USED), START));
            var leased = unit.outbox().lease(KEYS, START.plusSeconds(3600), START.plusSeconds(7200));
            while (leased.isPresent()) {
                seen.add(leased.orElseThrow());
                leased = unit.outbox().lease(KEYS, START.plusSeconds(3600), START.plusSeconds(7200));
            }
            return seen;
        });
    }

    private void leavesNothing(Consumer<InMemoryStore> work) {
        var before = seen(store);
        work.accept(store);
        assertThat(seen(store)).isEqualTo(before);
    }

    @Test
    void unitThatReturnsIsKept() {
        var before = seen(store);
        var found = in(store, unit -> {
            changeEverything(unit);
            return unit.accounts().find(Rows.address(9));
        });
        assertThat(found).as("a unit sees its own changes").isPresent();
        assertThat(seen(store)).isNotEqualTo(before);
        assertThat(found(store, unit -> unit.accounts().find(Rows.accountId(9))))
                .isPresent();
    }

    @Test
    void unitThatRollsBackLeavesNothingAndStillAnswers() {
        leavesNothing(store -> {
            String answer = in(store, unit -> {
                changeEverything(unit);
                unit.rollBack();
                return "answer";
            });
            assertThat(answer).isEqualTo("answer");
        });
    }

    @Test
    void unitLeavesNothingWhateverItDoesAfterItRolledBack() {
        leavesNothing(store -> in(store, unit -> {
            unit.rollBack();
            changeEverything(unit);
            return "answer";
        }));
    }

    @Test
    void unitThatThrowsLeavesNothing() {
        for (var fault : List.of(new IllegalStateException("fault"), new StackOverflowError("fault"))) {
            leavesNothing(store -> assertThatThrownBy(() -> in(store, unit -> {
                        changeEverything(unit);
                        if (fault instanceof Error error) {
                            throw error;
                        }
                        throw (RuntimeException) fault;
                    }))
                    .isSameAs(fault));
        }
    }

    @Test
    void rollBackTakesBackEachOfManyChangesOfOneRow() {
        leavesNothing(store -> in(store, unit -> {
            for (int round = 1; round <= 5; round++) {
                assertThat(unit.flows().countAttempt(Rows.digest(1), Purpose.REGISTRATION, KEYS, NOW))
                        .isPresent();
                assertThat(unit.accounts().raiseVersion(Rows.accountId(1))).isTrue();
                assertThat(unit.sessions().delete(Rows.sessionId(2))).isTrue();
                assertThat(unit.sessions().insert(Rows.session(2, 1, round))).isTrue();
            }
            unit.rollBack();
            return "answer";
        }));
    }

    @Test
    void storeWorksAfterAUnitThrew() {
        assertThatThrownBy(() -> in(store, unit -> {
                    throw new IllegalStateException("fault");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(does(store, unit -> unit.flows().insert(Rows.flow(9)))).isTrue();
        assertThat(found(store, unit -> unit.flows().find(Rows.digest(9)))).isPresent();
    }

    @Test
    void unitCannotBeginAnotherOne() {
        leavesNothing(store -> assertThatThrownBy(() -> in(store, unit -> {
                    changeEverything(unit);
                    return in(store, inner -> inner.flows().insert(Rows.flow(8)));
                }))
                .isInstanceOf(IllegalStateException.class));
        assertThat(does(store, unit -> unit.flows().insert(Rows.flow(8)))).isTrue();
    }

    @Test
    void unitIsOverOnceItsWorkHasReturned() {
        var kept = in(store, unit -> unit);
        for (Consumer<StoreUnit> use : List.<Consumer<StoreUnit>>of(
                StoreUnit::flows,
                StoreUnit::accounts,
                StoreUnit::sessions,
                StoreUnit::ledger,
                StoreUnit::outbox,
                StoreUnit::consents)) {
            assertThatThrownBy(() -> use.accept(kept)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void verbsThatWereKeptAreOverOnceTheirWorkHasReturned() {
        var flows = in(store, StoreUnit::flows);
        var accounts = in(store, StoreUnit::accounts);
        assertThatThrownBy(() -> flows.insert(Rows.flow(9))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> flows.find(Rows.digest(1))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> accounts.raiseVersion(Rows.accountId(1))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void insertThatAnsweredFalseLeavesTheUnitUsable() {
        assertThat(does(store, unit -> {
                    assertThat(unit.accounts().insert(Rows.account(1), Map.of()))
                            .isFalse();
                    assertThat(unit.accounts().insert(Rows.account(9, Rows.address(1)), Map.of()))
                            .isFalse();
                    assertThat(unit.flows().insert(Rows.flow(1))).isFalse();
                    assertThat(unit.sessions().insert(Rows.session(1, 1, 1))).isFalse();
                    return unit.accounts().insert(Rows.account(9), Map.of())
                            && unit.flows().insert(Rows.flow(9));
                }))
                .isTrue();
        assertThat(found(store, unit -> unit.accounts().find(Rows.address(9)))).isPresent();
        assertThat(found(store, unit -> unit.flows().find(Rows.digest(9)))).isPresent();
    }
}
