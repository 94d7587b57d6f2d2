package org.symbolon.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.symbolon.store.MailId;
import org.symbolon.store.MailKind;
import org.symbolon.store.OutboxMail;
import org.symbolon.store.Recipient;
import org.symbolon.store.StoreUnit;

class LeaseTest {
    /** Longer than anybody waits for what is done meanwhile. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static OutboxMail mail(int number) {
        var due = Some.NOW.plusSeconds(number);
        var recipient = new Recipient(Some.address(number), Locale.ENGLISH);
        return new OutboxMail(
                new MailId("mail-" + number),
                MailKind.PASSWORD_CHANGED,
                recipient,
                null,
                "k1",
                due,
                due.plus(Duration.ofDays(1)));
    }

    private static String lease(StoreUnit unit) {
        var now = Some.NOW.plusSeconds(60);
        var leased = unit.outbox().lease(Set.of("k1"), now, now.plusSeconds(90));
        return leased.map(mail -> mail.id().value()).orElse("none");
    }

    /** H2 locks all that are due before it picks the first: meanwhile there is none, but nobody waits. */
    @ParameterizedTest
    @CsvSource({"POSTGRESQL, mail-2, none", "MARIADB, mail-2, none", "H2, none, mail-2"})
    void leaseUnderWayHoldsUpNobody(Database database, String meanwhile, String afterwards) {
        var store = JdbcStore.on(database.fresh()).answeringWithin(PATIENCE);
        store.transact(unit -> {
            unit.outbox().insert(mail(1));
            unit.outbox().insert(mail(2));
            return true;
        });

        var leased =
                store.transact(unit -> List.of(lease(unit), Meanwhile.another(() -> store.transact(LeaseTest::lease))));

        assertThat(leased).containsExactly("mail-1", meanwhile);
        assertThat(store.transact(LeaseTest::lease)).isEqualTo(afterwards);
    }
}
