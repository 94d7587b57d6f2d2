package org.symbolon.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.symbolon.account.Client;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Purpose;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.store.MailId;
import org.symbolon.store.MailKind;
import org.symbolon.store.OutboxMail;
import org.symbolon.store.Recipient;
import org.symbolon.store.Store;
import org.symbolon.store.StoreConflictException;
import org.symbolon.store.StoreUnavailableException;
import org.symbolon.store.StoreUnit;
import org.symbolon.store.memory.InMemoryStore;

class TransactionsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final long SEED = 20_251_122L;

    private final List<String> heard = new ArrayList<>();
    private final ConflictingStore store = new ConflictingStore(heard);

    /** Lets the work run, takes it back and reports a conflict, as often as it was told to. */
    private static final class ConflictingStore implements Store {
        private final InMemoryStore behind = new InMemoryStore();
        private final List<String> heard;
        private int conflicts;
        private int runs;

        ConflictingStore(List<String> heard) {
            this.heard = heard;
        }

        @Override
        public <T> T transact(Function<StoreUnit, T> work) {
            runs++;
            if (runs <= conflicts) {
                behind.transact(unit -> {
                    unit.rollBack();
                    return new Ran<>(work.apply(unit));
                });
                throw new StoreConflictException("in the way");
            }
            T answer = behind.transact(work);
            heard.add("commit");
            return answer;
        }

        private record Ran<T>(T answer) {}
    }

    private Transactions transactions() {
        return new Transactions(store, event -> heard.add(name(event)), () -> heard.add("wake"), new Random(SEED));
    }

    private static String name(SymbolonEvent event) {
        return event.getClass().getSimpleName();
    }

    private static SymbolonEvent resent() {
        return new SymbolonEvent.CodeResent(
                NOW, Client.unknown(), Purpose.REGISTRATION, mail().recipient().address());
    }

    private static SymbolonEvent limited() {
        return new SymbolonEvent.Limited(NOW, Client.unknown(), Purpose.REGISTRATION);
    }

    private static OutboxMail mail() {
        var to = new Recipient(EmailAddress.parse("ada@example.org").orElseThrow(), Locale.ENGLISH);
        return new OutboxMail(new MailId("mail"), MailKind.PASSWORD_CHANGED, to, null, "k1", NOW, NOW.plusSeconds(600));
    }

    private boolean isMailKept() {
        return store.behind
                .transact(unit -> unit.outbox().lease(Set.of("k1"), NOW, NOW.plusSeconds(9)))
                .isPresent();
    }

    @Test
    void workIsAnsweredAndKept() {
        String answer = transactions().run(work -> {
            work.send(mail());
            return "answer";
        });
        assertThat(answer).isEqualTo("answer");
        assertThat(store.runs).isEqualTo(1);
        assertThat(isMailKept()).isTrue();
    }

    @Test
    void conflictIsRepeatedUntilItWorks() {
        store.conflicts = 19;
        String answer = transactions().run(work -> "answer " + store.runs);
        assertThat(answer).isEqualTo("answer 20");
        assertThat(store.runs).isEqualTo(20);
    }

    @Test
    void s20EndlessConflictIsAnOutageAfterBoundedTries() {
        store.conflicts = Integer.MAX_VALUE;
        assertThatThrownBy(() -> transactions().run(work -> {
                    work.send(mail());
                    work.tell(resent());
                    return "answer";
                }))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(store.runs).isEqualTo(20);
        assertThat(heard).isEmpty();
        assertThat(isMailKept()).isFalse();
    }

    @Test
    void s19MailAndEventsAreToldAfterTheCommitAndOnceEvenAfterRepeats() {
        store.conflicts = 3;
        assertThat(transactions().<Boolean>run(work -> {
                    assertThat(heard).isEmpty();
                    work.tell(resent());
                    work.send(mail());
                    work.tell(limited());
                    return true;
                }))
                .isTrue();
        assertThat(heard).containsExactly("commit", "wake", "CodeResent", "Limited");
    }

    @Test
    void nobodyIsWokenWithoutMail() {
        assertThat(transactions().<Boolean>run(work -> true)).isTrue();
        assertThat(heard).containsExactly("commit");
    }

    @Test
    void twoMailsWakeTheDispatcherOnce() {
        var second = new MailId("second");
        assertThat(transactions().<Boolean>run(work -> {
                    var mail = mail();
                    work.send(mail);
                    work.send(new OutboxMail(second, mail.kind(), mail.recipient(), null, "k1", NOW, mail.expiresAt()));
                    return true;
                }))
                .isTrue();
        assertThat(heard).containsExactly("commit", "wake");
    }

    @Test
    void workThatRollsBackForgetsWhatItToldBeforeAndKeepsWhatItTellsAfter() {
        assertThat(transactions().<Boolean>run(work -> {
                    work.send(mail());
                    work.tell(resent());
                    work.rollBack();
                    work.tell(limited());
                    return true;
                }))
                .isTrue();
        assertThat(heard).containsExactly("commit", "Limited");
        assertThat(isMailKept()).isFalse();
    }

    @Test
    void s20WorkThatThrowsTellsNothingAndIsNotRepeated() {
        assertThatThrownBy(() -> transactions().run(work -> {
                    work.send(mail());
                    work.tell(resent());
                    throw new StoreUnavailableException("down");
                }))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("down");
        assertThat(store.runs).isEqualTo(1);
        assertThat(heard).isEmpty();
        assertThat(isMailKept()).isFalse();
    }

    @Test
    @Timeout(20)
    void closingWaitsForWorkThatIsUnderWayButNotForever() throws Exception {
        var transactions = transactions();
        var entered = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        var stuck = CompletableFuture.supplyAsync(() -> transactions.<Boolean>run(work -> {
            entered.countDown();
            return awaited(released);
        }));
        assertThat(awaited(entered)).isTrue();

        transactions.close();

        assertThat(stuck).isNotDone();
        assertThatThrownBy(() -> transactions.run(work -> true)).isInstanceOf(IllegalStateException.class);
        released.countDown();
        assertThat(stuck.get(10, TimeUnit.SECONDS)).isTrue();
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
