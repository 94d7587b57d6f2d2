package org.symbolon.store.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.symbolon.store.memory.Rows.IDLE_AT;
import static org.symbolon.store.memory.Rows.SESSION_END;
import static org.symbolon.store.memory.Rows.START;
import static org.symbolon.store.memory.Rows.accountId;
import static org.symbolon.store.memory.Rows.counted;
import static org.symbolon.store.memory.Rows.found;
import static org.symbolon.store.memory.Rows.in;
import static org.symbolon.store.memory.Rows.listed;
import static org.symbolon.store.memory.Rows.mailId;
import static org.symbolon.store.memory.Rows.sessionId;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.PasswordHash;
import org.symbolon.store.AccountRecord;
import org.symbolon.store.Charge;
import org.symbolon.store.LedgerStore.Receipt;
import org.symbolon.store.OutboxMail;
import org.symbolon.store.SessionRecord;
import org.symbolon.store.StoreUnit;

/** Each verb of accounts, sessions, outbox, ledger and consents, at both of its answers. */
class MemoryTablesTest {
    private static final Instant NOW = START.plusSeconds(300);
    private static final EmailAddress SHOUTED =
            EmailAddress.parse("PERSON1@EXAMPLE.ORG").orElseThrow();

    private final InMemoryStore store = new InMemoryStore();

    private boolean does(Predicate<StoreUnit> verb) {
        return Rows.does(store, verb);
    }

    @BeforeEach
    void fill() {
        assertThat(does(unit -> unit.accounts().insert(Rows.account(1), Map.of())))
                .isTrue();
    }

    @Nested
    class Accounts {
        private AccountRecord find() {
            return in(store, unit -> unit.accounts().find(accountId(1))).orElseThrow();
        }

        @Test
        void s13AccountIsFoundByIdAndByAnySpellingOfItsAddress() {
            assertThat(find())
                    .isEqualTo(
                            found(store, unit -> unit.accounts().find(SHOUTED)).orElseThrow());
            assertThat(find().address().text()).isEqualTo("person1@example.org");
            assertThat(found(store, unit -> unit.accounts().find(accountId(2)))).isEmpty();
            assertThat(found(store, unit -> unit.accounts().find(Rows.address(2))))
                    .isEmpty();
        }

        @Test
        void s13TakenIdOrAddressIsNotInsertedAgain() {
            var before = find();
            assertThat(does(unit -> unit.accounts().insert(Rows.account(2, SHOUTED), Map.of())))
                    .isFalse();
            assertThat(does(unit -> unit.accounts().insert(Rows.account(1, Rows.address(2)), Map.of())))
                    .isFalse();
            assertThat(found(store, unit -> unit.accounts().find(accountId(2)))).isEmpty();
            assertThat(found(store, unit -> unit.accounts().find(Rows.address(2))))
                    .isEmpty();
            assertThat(find()).isEqualTo(before);
            assertThat(does(unit -> unit.accounts().insert(Rows.account(2), Map.of())))
                    .isTrue();
        }

        @Test
        void passwordIsChangedUnderTheVersionThatWasNamedAndRaisesIt() {
            var before = find();
            var hash = PasswordHash.of("$new");
            assertThat(does(unit -> unit.accounts().changePassword(accountId(1), 2, hash)))
                    .isFalse();
            assertThat(does(unit -> unit.accounts().changePassword(accountId(1), 0, hash)))
                    .isFalse();
            assertThat(does(unit -> unit.accounts().changePassword(accountId(2), 1, hash)))
                    .isFalse();
            assertThat(find()).isEqualTo(before);
            assertThat(does(unit -> unit.accounts().changePassword(accountId(1), 1, hash)))
                    .isTrue();
            assertThat(find().version()).isEqualTo(2);
            assertThat(find().hash().reveal()).isEqualTo("$new");
            assertThat(find().account()).isEqualTo(before.account());
            assertThat(does(unit -> unit.accounts().changePassword(accountId(1), 1, hash)))
                    .isFalse();
        }

        @Test
        void versionIsRaisedAndThePasswordKept() {
            assertThat(does(unit -> unit.accounts().raiseVersion(accountId(1)))).isTrue();
            assertThat(find().version()).isEqualTo(2);
            assertThat(find().hash()).isSameAs(Rows.HASH);
            assertThat(does(unit -> unit.accounts().raiseVersion(accountId(2)))).isFalse();
        }
    }

    @Nested
    class Sessions {
        @BeforeEach
        void fill() {
            put(1, 1, 1);
        }

        private void put(int number, int account, long version) {
            assertThat(does(unit -> unit.sessions().insert(Rows.session(number, account, version))))
                    .isTrue();
        }

        private Optional<SessionRecord> live(int number, Instant now) {
            return in(store, unit -> unit.sessions().findLive(sessionId(number), now));
        }

        private Optional<SessionRecord> rotate(int number, int generation, Instant now) {
            var idleAt = now.plus(Duration.ofDays(7));
            return in(store, unit -> unit.sessions().rotate(sessionId(number), generation, "k2", now, idleAt));
        }

        @Test
        void sessionIsInsertedOnce() {
            assertThat(does(unit -> unit.sessions().insert(Rows.session(1, 1, 2))))
                    .isFalse();
            assertThat(live(1, NOW)).contains(Rows.session(1, 1, 1));
            assertThat(live(2, NOW)).isEmpty();
        }

        @Test
        void sessionLivesUntilTheNearerOfItsEnds() {
            assertThat(live(1, IDLE_AT.minusMillis(1))).isPresent();
            assertThat(live(1, IDLE_AT)).isEmpty();
            for (int week = 1; week < 5; week++) {
                assertThat(rotate(1, week, START.plus(Duration.ofDays(6L * week))))
                        .isPresent();
            }
            assertThat(live(1, SESSION_END.minusMillis(1))).isPresent();
            assertThat(live(1, SESSION_END)).isEmpty();
        }

        @Test
        void idleEndIsPutOffAndNeverBroughtNearer() {
            assertThat(does(unit -> unit.sessions().extend(sessionId(1), NOW, IDLE_AT.plusSeconds(60))))
                    .isTrue();
            assertThat(live(1, IDLE_AT.plusSeconds(59))).isPresent();
            assertThat(does(unit -> unit.sessions().extend(sessionId(1), NOW, IDLE_AT)))
                    .isFalse();
            assertThat(live(1, IDLE_AT.plusSeconds(59))).isPresent();
            assertThat(live(1, IDLE_AT.plusSeconds(60))).isEmpty();
            assertThat(does(unit ->
                            unit.sessions().extend(sessionId(1), IDLE_AT.plusSeconds(60), IDLE_AT.plusSeconds(99))))
                    .as("an ended one stays ended")
                    .isFalse();
        }

        @Test
        void s9SessionLivesOnlyUnderItsAccountAndVersion() {
            put(2, 1, 2);
            put(3, 9, 1);
            assertThat(live(2, NOW)).isEmpty();
            assertThat(live(3, NOW)).isEmpty();
            assertThat(rotate(2, 1, NOW)).isEmpty();
            assertThat(rotate(3, 1, NOW)).isEmpty();
            assertThat(does(unit -> unit.accounts().raiseVersion(accountId(1)))).isTrue();
            assertThat(live(1, NOW)).isEmpty();
            assertThat(rotate(1, 1, NOW)).isEmpty();
            assertThat(live(2, NOW)).as("decided whenever it is looked at").isPresent();
        }

        @Test
        void s10CurrentGenerationIsRotatedAndNoOther() {
            assertThat(rotate(1, 0, NOW)).isEmpty();
            assertThat(rotate(1, 2, NOW)).isEmpty();
            assertThat(rotate(9, 1, NOW)).isEmpty();
            var rotated = rotate(1, 1, NOW).orElseThrow();
            assertThat(live(1, NOW)).contains(rotated);
            assertThat(rotated.generation()).isEqualTo(2);
            assertThat(rotated.keyName()).isEqualTo("k2");
            assertThat(rotated.rotatedAt()).isEqualTo(NOW);
            assertThat(rotated.idleAt()).isEqualTo(NOW.plus(Duration.ofDays(7)));
            assertThat(rotated.expiresAt()).isEqualTo(SESSION_END);
            assertThat(rotated.createdAt()).isEqualTo(START);
            assertThat(rotate(1, 1, NOW)).isEmpty();
            assertThat(rotate(1, 2, NOW)).isPresent();
        }

        @Test
        void s10SessionThatEndedIsNotRotated() {
            assertThat(rotate(1, 1, IDLE_AT)).isEmpty();
            assertThat(rotate(1, 1, IDLE_AT.minusMillis(1))).isPresent();
        }

        @Test
        void sessionIsDeletedOnce() {
            assertThat(does(unit -> unit.sessions().delete(sessionId(1)))).isTrue();
            assertThat(live(1, NOW)).isEmpty();
            assertThat(does(unit -> unit.sessions().delete(sessionId(1)))).isFalse();
        }

        @Test
        void s17EndedSessionsArePurgedInSmallBatches() {
            put(2, 1, 1);
            put(3, 1, 1);
            put(4, 1, 1);
            assertThat(rotate(4, 1, NOW)).isPresent();
            assertThat(counted(store, unit -> unit.sessions().purge(IDLE_AT, 10)))
                    .isZero();
            assertThat(counted(store, unit -> unit.sessions().purge(IDLE_AT.plusMillis(1), 2)))
                    .isEqualTo(2);
            assertThat(counted(store, unit -> unit.sessions().purge(IDLE_AT.plusMillis(1), 2)))
                    .isEqualTo(1);
            assertThat(live(4, NOW)).isPresent();
        }
    }

    @Nested
    class Outbox {
        private void put(int number, String key, Instant dueAt) {
            in(store, unit -> {
                unit.outbox().insert(Rows.mail(number, key, dueAt));
                return number;
            });
        }

        private Optional<OutboxMail> lease(Instant now) {
            return in(store, unit -> unit.outbox().lease(Set.of("k1"), now, now.plusSeconds(90)));
        }

        @Test
        void mailIsLeasedOnceItIsDue() {
            put(1, "k1", NOW);
            assertThat(lease(NOW.minusMillis(1))).isEmpty();
            assertThat(lease(NOW)).contains(Rows.mail(1, "k1", NOW).attempted(NOW.plusSeconds(90)));
            assertThat(lease(NOW)).isEmpty();
        }

        @Test
        void mailThatIsDueLongestIsLeasedFirst() {
            put(1, "k1", NOW.minusSeconds(1));
            put(2, "k1", NOW.minusSeconds(3));
            put(3, "k1", NOW.minusSeconds(2));
            for (int number : new int[] {2, 3, 1}) {
                assertThat(lease(NOW)).map(OutboxMail::id).contains(mailId(number));
            }
            assertThat(lease(NOW)).isEmpty();
        }

        @Test
        void mailUnderAKeyThatIsNotKnownIsLeftToOthers() {
            put(1, "k9", START);
            put(2, "k1", NOW);
            assertThat(lease(NOW)).map(OutboxMail::id).contains(mailId(2));
            assertThat(lease(NOW)).isEmpty();
            assertThat(found(store, unit -> unit.outbox().lease(Set.of(), NOW, NOW)))
                    .isEmpty();
            assertThat(found(store, unit -> unit.outbox().lease(Set.of("k9"), NOW, NOW)))
                    .isPresent();
        }

        @Test
        void s18LeaseThatRanOutIsTakenByAnotherAndItsFormerHolderChangesNothing() {
            put(1, "k1", NOW);
            assertThat(lease(NOW)).map(OutboxMail::attempts).contains(1);
            assertThat(lease(NOW.plusSeconds(90).minusMillis(1))).isEmpty();
            assertThat(lease(NOW.plusSeconds(90))).map(OutboxMail::attempts).contains(2);
            assertThat(does(unit -> unit.outbox().remove(mailId(1), 1))).isFalse();
            assertThat(does(unit -> unit.outbox().postpone(mailId(1), 1, START)))
                    .isFalse();
            assertThat(does(unit -> unit.outbox().abandon(mailId(1), 1, NOW))).isFalse();
            assertThat(does(unit -> unit.outbox().remove(mailId(1), 2))).isTrue();
        }

        @Test
        void removedMailIsGone() {
            put(1, "k1", NOW);
            assertThat(lease(NOW)).isPresent();
            assertThat(does(unit -> unit.outbox().remove(mailId(1), 1))).isTrue();
            assertThat(does(unit -> unit.outbox().remove(mailId(1), 1))).isFalse();
            assertThat(lease(NOW.plusSeconds(3600))).isEmpty();
        }

        @Test
        void postponedMailIsDueAgainAtItsTime() {
            put(1, "k1", NOW);
            assertThat(lease(NOW)).isPresent();
            assertThat(does(unit -> unit.outbox().postpone(mailId(1), 1, NOW.plusSeconds(10))))
                    .isTrue();
            assertThat(lease(NOW.plusSeconds(10).minusMillis(1))).isEmpty();
            assertThat(lease(NOW.plusSeconds(10))).map(OutboxMail::attempts).contains(2);
            assertThat(does(unit -> unit.outbox().postpone(mailId(9), 1, NOW))).isFalse();
        }

        @Test
        void abandonedMailStaysAndIsNeverLeasedAgain() {
            put(1, "k1", NOW);
            assertThat(lease(NOW)).isPresent();
            assertThat(does(unit -> unit.outbox().abandon(mailId(1), 1, NOW))).isTrue();
            assertThat(lease(NOW.plusSeconds(3600))).isEmpty();
            assertThat(does(unit -> unit.outbox().abandon(mailId(1), 1, NOW))).isFalse();
            assertThat(does(unit -> unit.outbox().remove(mailId(1), 1))).isFalse();
            assertThatThrownBy(() -> put(1, "k1", NOW))
                    .as("it is still there")
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Nested
    class Ledger {
        private static final Charge THREE = new Charge("three", 3, Duration.ofMinutes(20));
        private static final Charge ONE = new Charge("one", 1, Duration.ofHours(1));

        private Receipt charge(Instant now, Charge... charges) {
            return in(store, unit -> unit.ledger().charge(List.of(charges), now));
        }

        @Test
        void s17BucketGrantsItsBurstThenOnePerInterval() {
            var next = NOW.plus(Duration.ofMinutes(20));
            assertThat(charge(NOW, THREE)).isEqualTo(new Receipt(true, NOW));
            assertThat(charge(NOW, THREE)).isEqualTo(new Receipt(true, NOW));
            assertThat(charge(NOW, THREE)).isEqualTo(new Receipt(true, next));
            assertThat(charge(NOW, THREE)).isEqualTo(new Receipt(false, next));
            assertThat(charge(next.minusMillis(1), THREE)).isEqualTo(new Receipt(false, next));
            assertThat(charge(next, THREE)).isEqualTo(new Receipt(true, next.plus(Duration.ofMinutes(20))));
            assertThat(charge(next, THREE).granted()).isFalse();
        }

        @Test
        void everyChargeIsTakenOrNone() {
            var next = NOW.plus(Duration.ofHours(1));
            assertThat(charge(NOW, ONE)).isEqualTo(new Receipt(true, next));
            assertThat(charge(NOW, THREE, ONE)).isEqualTo(new Receipt(false, next));
            assertThat(charge(NOW, ONE, THREE)).isEqualTo(new Receipt(false, next));
            for (int free = 3; free > 0; free--) {
                assertThat(charge(NOW, THREE).granted())
                        .as("nothing was taken of it")
                        .isTrue();
            }
            assertThat(charge(NOW, THREE).granted()).isFalse();
        }

        @Test
        void whatIsGrantedNextIsDecidedByTheEmptierBucket() {
            assertThat(charge(NOW, THREE, ONE)).isEqualTo(new Receipt(true, NOW.plus(Duration.ofHours(1))));
            assertThat(charge(NOW)).isEqualTo(new Receipt(true, NOW));
        }
    }

    @Test
    void s22ConsentsAreAppendedToAndTellTheLast() {
        var yes = Rows.consent(1, true);
        var no = Rows.consent(1, false);
        assertThat(found(store, unit -> unit.consents().latest(accountId(1)))).isEmpty();
        for (var consent : List.of(yes, no, yes, no)) {
            assertThat(does(unit -> unit.consents().append(consent))).isTrue();
        }
        assertThat(found(store, unit -> unit.consents().latest(accountId(1)))).contains(no);
        assertThat(listed(store, unit -> unit.consents().history(accountId(1)))).containsExactly(yes, no, yes, no);
    }

    @Test
    void s22ConsentOfNoAccountIsNotAppended() {
        assertThat(does(unit -> unit.consents().append(Rows.consent(2, true)))).isFalse();
        assertThat(listed(store, unit -> unit.consents().history(accountId(2)))).isEmpty();
    }
}
