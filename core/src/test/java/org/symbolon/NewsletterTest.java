package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.symbolon.account.AccountId;
import org.symbolon.account.Authenticated;
import org.symbolon.account.Client;
import org.symbolon.account.Consent;
import org.symbolon.account.SessionId;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.manage.NewsletterChange;
import org.symbolon.session.Authenticate;
import org.symbolon.session.Login;
import org.symbolon.store.ConsentRecord;
import org.symbolon.store.StoreConflictException;
import org.symbolon.store.memory.InMemoryStore;
import org.symbolon.token.AccessToken;
import org.symbolon.token.RefreshToken;

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
    void s22NobodyIsSubscribedBeforeSayingSo() {
        assertThat(world.symbolon.accounts().newsletter(owner)).isEmpty();
    }

    @Test
    void s22SubscribingRecordsWhoWhenWhichWordingAndFromWhere() {
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
    void s22ConsentFromAnIpv6AddressSaysSo() throws Exception {
        var network = InetAddress.getByName("2001:db8::7");
        world.symbolon
                .accounts()
                .subscribe(owner, "2026-01", Client.at(network))
                .orElseThrow();

        assertThat(history()).extracting(ConsentRecord::network).containsExactly("2001:db8:0:0:0:0:0:7");
    }

    @Test
    void s22UnsubscribingKeepsWhatWasSaidBefore() {
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
    void s22OwnerWhoseSessionHasEndedIsRefused() {
        var accounts = world.symbolon.accounts();
        var ended = world.authenticated(
                world.login("mika@example.org", World.PASSWORD).orElseThrow().tokens());
        accounts.subscribe(ended, "2026-01", client).orElseThrow();
        world.symbolon.sessions().logout(ended);

        assertThat(accounts.subscribe(ended, "2026-02", client)).isEqualTo(new NewsletterChange.Refused());
        assertThat(accounts.unsubscribe(ended, client)).isEqualTo(new NewsletterChange.Refused());
        assertThat(accounts.consents(ended.accountId())).hasSize(1);
    }

    @Test
    void s22OwnerOfNoAccountIsRefused() {
        var ghost = Authenticated.vouchedForByCaller(
                new AccountId(new UUID(1, 2)), SessionId.of(new byte[SessionId.BYTES]), Instant.EPOCH);

        assertThat(world.symbolon.accounts().subscribe(ghost, "2026-01", client))
                .isEqualTo(new NewsletterChange.Refused());
        assertThat(world.symbolon.accounts().find(ghost.accountId())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "2026 01", " 2026-01", "2026-01\n", "2026-01\u0000", "v\u00E9", "v,1", "<v1>", "v'1"})
    void s22WordingWithoutANameIsRefusedAndNothingIsRecorded(String wording) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.symbolon.accounts().subscribe(owner, wording, client))
                .withMessageContaining("1 to 64 of A-Z a-z 0-9 . _ : / -");
        assertThat(history()).isEmpty();
    }

    @Test
    void s22WordingIsNamedBy64CharactersAtTheMost() {
        var longest = "AZaz09._:/-".repeat(5) + "v".repeat(9);
        world.symbolon.accounts().subscribe(owner, longest, client).orElseThrow();

        assertThat(history()).extracting(said -> said.consent().wording()).containsExactly(longest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.symbolon.accounts().subscribe(owner, longest + "v", client));
    }

    private List<ConsentRecord> history() {
        return store.transact(unit -> unit.consents().history(owner.accountId()));
    }

    @Test
    void s22HistoryTellsFromWhenUntilWhenAndFromWhere() {
        var accounts = world.symbolon.accounts();
        var begin = world.clock.instant();
        accounts.subscribe(owner, "2026-01", client).orElseThrow();
        world.pass(Duration.ofDays(3));
        accounts.unsubscribe(owner, Client.unknown()).orElseThrow();
        world.pass(Duration.ofDays(3));
        accounts.subscribe(owner, "2026-02", Client.unknown().withUserAgent("Links"))
                .orElseThrow();

        var loopback = InetAddress.getLoopbackAddress().getHostAddress();
        assertThat(history())
                .containsExactly(
                        new ConsentRecord(owner.accountId(), new Consent(true, "2026-01", begin), loopback, "Lynx"),
                        new ConsentRecord(
                                owner.accountId(), new Consent(false, "", begin.plus(Duration.ofDays(3))), "", ""),
                        new ConsentRecord(
                                owner.accountId(),
                                new Consent(true, "2026-02", begin.plus(Duration.ofDays(6))),
                                "",
                                "Links"));
    }

    @Test
    void s22EachCallIsOneRecordAndOneEventEvenWhereItIsRepeatedAfterAConflict() {
        try (var conflicting = new World()) {
            var other = conflicting.authenticated(
                    conflicting.register("noor@example.org").tokens());
            conflicting.store.after("consents.append", () -> {
                throw new StoreConflictException("in the way");
            });
            conflicting.symbolon.accounts().subscribe(other, "2026-01", client).orElseThrow();
            conflicting.symbolon.accounts().subscribe(other, "2026-01", client).orElseThrow();

            List<ConsentRecord> kept =
                    conflicting.store.transact(unit -> unit.consents().history(other.accountId()));
            assertThat(kept).hasSize(2);
            assertThat(conflicting.told(SymbolonEvent.NewsletterConsent.class)).hasSize(2);
        }
    }

    /** Consent needs an {@link Authenticated}, which comes of a session, and that of a proven address. */
    @Test
    void s22RegistrationThatNobodyProvedHasNothingToConsentWith() {
        var unproven = new World(builder -> builder.store(store));
        try (unproven) {
            var handle = unproven.started("noor@example.org", World.PASSWORD);
            var asToken = AccessToken.of(handle.reveal());

            assertThat(unproven.symbolon.sessions().authenticate(asToken)).isEqualTo(new Authenticate.Refused());
            assertThat(unproven.symbolon.sessions().resume(RefreshToken.of(handle.reveal())))
                    .isEqualTo(new Authenticate.Refused());
            assertThat(unproven.login("noor@example.org", World.PASSWORD)).isEqualTo(new Login.Refused());
        }
        assertThat(history()).isEmpty();
    }

    @Test
    void s22ConsentOutlivesTheSessionAndThePasswordItWasGivenUnder() {
        world.symbolon.accounts().subscribe(owner, "2026-01", client).orElseThrow();
        world.complete(world.proven("mika@example.org"), World.OTHER_PASSWORD).orElseThrow();
        var again = world.authenticated(world.login("mika@example.org", World.OTHER_PASSWORD)
                .orElseThrow()
                .tokens());

        assertThat(world.symbolon.accounts().newsletter(again))
                .map(Consent::wording)
                .contains("2026-01");
    }
}
