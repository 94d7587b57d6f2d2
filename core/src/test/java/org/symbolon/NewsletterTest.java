package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.symbolon.account.AccountId;
import org.symbolon.account.Authenticated;
import org.symbolon.account.Client;
import org.symbolon.account.Consent;
import org.symbolon.account.SessionId;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.manage.NewsletterChange;
import org.symbolon.store.ConsentRecord;
import org.symbolon.store.memory.InMemoryStore;

class NewsletterTest {
    private final InMemoryStore store = new InMemoryStore();
    private final World world = new World(builder -> builder.store(store));
    private final Authenticated owner =
            world.authenticated(world.register("mika@example.org").tokens());
    private final Client client = Client.at(InetAddress.getLoopbackAddress()).withUserAgent("Lynx");

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void nobodyIsSubscribedBeforeSayingSo() {
        assertThat(world.symbolon.accounts().newsletter(owner)).isEmpty();
    }

    @Test
    void subscribingRecordsWhoWhenWhichWordingAndFromWhere() {
        world.symbolon.accounts().subscribe(owner, "2026-01", client).orElseThrow();

        assertThat(world.symbolon.accounts().newsletter(owner))
                .contains(new Consent(true, "2026-01", world.clock.instant()));
        assertThat(store.<ConsentRecord>transact(
                        unit -> unit.consents().latest(owner.accountId()).orElseThrow()))
                .isEqualTo(new ConsentRecord(
                        owner.accountId(),
                        new Consent(true, "2026-01", world.clock.instant()),
                        InetAddress.getLoopbackAddress().getHostAddress(),
                        "Lynx"));
    }

    @Test
    void unsubscribingKeepsWhatWasSaidBefore() {
        var accounts = world.symbolon.accounts();
        accounts.subscribe(owner, "2026-01", client).orElseThrow();
        world.pass(Duration.ofDays(1));
        accounts.unsubscribe(owner, client).orElseThrow();

        assertThat(accounts.newsletter(owner)).map(Consent::given).contains(false);
        assertThat(store.<Integer>transact(
                        unit -> unit.consents().history(owner.accountId()).size()))
                .isEqualTo(2);
        assertThat(world.told(SymbolonEvent.NewsletterConsent.class))
                .extracting(SymbolonEvent.NewsletterConsent::given)
                .containsExactly(true, false);
    }

    @Test
    void ownerOfNoAccountIsRefused() {
        var ghost = Authenticated.vouchedForByCaller(
                new AccountId(new UUID(1, 2)), SessionId.of(new byte[SessionId.BYTES]), Instant.EPOCH);

        assertThat(world.symbolon.accounts().subscribe(ghost, "2026-01", client))
                .isEqualTo(new NewsletterChange.Refused());
        assertThat(world.symbolon.accounts().find(ghost.accountId())).isEmpty();
    }

    @Test
    void wordingWithoutANameIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.symbolon.accounts().subscribe(owner, " ", client));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.symbolon.accounts().subscribe(owner, "v".repeat(65), client));
    }
}
