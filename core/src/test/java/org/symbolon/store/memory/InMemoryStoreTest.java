package org.symbolon.store.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.symbolon.account.EmailAddress;
import org.symbolon.store.Charge;
import org.symbolon.store.MailId;
import org.symbolon.store.MailKind;
import org.symbolon.store.OutboxMail;
import org.symbolon.store.Recipient;
import org.symbolon.store.StoreUnit;

/** What is this store's own. What every store promises is in {@link InMemoryStoreLawsTest}. */
class InMemoryStoreTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<Charge> ONE = List.of(new Charge("one", 1, Duration.ofMinutes(1)));

    private final InMemoryStore store = new InMemoryStore();

    private boolean charge() {
        return store.transact(unit -> unit.ledger().charge(ONE, NOW).granted());
    }

    @Test
    void unitCannotBeginAnotherOneAndLeavesNothingWhereItTries() {
        assertThatIllegalStateException()
                .isThrownBy(() -> store.transact(unit -> {
                    unit.ledger().charge(ONE, NOW);
                    return charge();
                }));
        assertThat(charge()).isTrue();
    }

    @Test
    void unitIsOverOnceItsWorkHasReturned() {
        StoreUnit kept = store.transact(unit -> unit);
        for (Consumer<StoreUnit> use : List.<Consumer<StoreUnit>>of(
                StoreUnit::flows,
                StoreUnit::accounts,
                StoreUnit::sessions,
                StoreUnit::ledger,
                StoreUnit::outbox,
                StoreUnit::consents)) {
            assertThatIllegalStateException().isThrownBy(() -> use.accept(kept));
        }
    }

    @Test
    void verbsThatWereKeptAreOverOnceTheirWorkHasReturned() {
        var ledger = store.transact(StoreUnit::ledger);

        assertThatIllegalStateException().isThrownBy(() -> ledger.charge(ONE, NOW));
        assertThatIllegalStateException().isThrownBy(() -> ledger.purge(NOW, 1));
        assertThat(charge()).isTrue();
    }

    @Test
    void unitIsNoOtherThreads() {
        store.transact(unit -> {
            var other = CompletableFuture.runAsync(() -> unit.ledger().charge(ONE, NOW));
            assertThat(other)
                    .failsWithin(Duration.ofSeconds(30))
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(IllegalStateException.class);
            return true;
        });
        assertThat(charge()).isTrue();
    }

    @Test
    void mailIsNotPutInThePlaceOfAnother() {
        var to = new Recipient(EmailAddress.parse("person@example.org").orElseThrow(), Locale.ENGLISH);
        var mail =
                new OutboxMail(new MailId("one"), MailKind.PASSWORD_CHANGED, to, null, "k1", NOW, NOW.plusSeconds(60));
        Consumer<StoreUnit> insert = unit -> unit.outbox().insert(mail);

        assertThatIllegalStateException()
                .isThrownBy(() -> store.transact(unit -> {
                    insert.accept(unit);
                    insert.accept(unit);
                    return true;
                }));
    }
}
