package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.World.CLIENT;
import static org.symbolon.World.PASSWORD;

import java.net.InetAddress;
import java.net.UnknownHostException;
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
import org.symbolon.store.Store;

/**
 * S22: what an operator can show of who consented to the newsletter, and that nobody did before proving the address.
 */
@OnEachStore
class ConsentJournalTest {
    private static final String MIKA = "mika@example.org";

    private final Store store;
    private final World world;

    ConsentJournalTest(Keeping keeping) {
        store = keeping.fresh();
        world = World.over(store);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Authenticated registered(String address) {
        return world.authenticated(world.register(address).tokens());
    }

    private Instant twoDaysLater() {
        world.pass(Duration.ofDays(2));
        return world.clock.instant();
    }

    private static Client at(String network, String userAgent) {
        try {
            return Client.at(InetAddress.getByName(network)).withUserAgent(userAgent);
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void s22JournalTellsWhoWhenWhichWordingFromWhereAndUntilWhenInOrder() {
        var owner = registered(MIKA);
        var id = owner.accountId();
        var accounts = world.symbolon.accounts();
        var begin = world.clock.instant();
        accounts.subscribe(owner, "2026-03", at("192.0.2.1", "Lynx")).orElseThrow();
        var second = twoDaysLater();
        accounts.unsubscribe(owner, at("2001:db8::7", "Links")).orElseThrow();
        var third = twoDaysLater();
        accounts.subscribe(owner, "Newsletter/2026-04:b", Client.unknown()).orElseThrow();
        var fourth = twoDaysLater();
        accounts.unsubscribe(world.unsubscribeToken(id), at("198.51.100.3", "Mailbox/1"))
                .orElseThrow();

        assertThat(accounts.consents(id))
                .containsExactly(
                        new ConsentRecord(id, new Consent(true, "2026-03", begin), "192.0.2.1", "Lynx"),
                        new ConsentRecord(id, new Consent(false, "", second), "2001:db8:0:0:0:0:0:7", "Links"),
                        new ConsentRecord(id, new Consent(true, "Newsletter/2026-04:b", third), "", ""),
                        new ConsentRecord(id, new Consent(false, "", fourth), "198.51.100.3", "Mailbox/1"));
        assertThat(world.told(SymbolonEvent.NewsletterConsent.class))
                .extracting(SymbolonEvent.NewsletterConsent::at)
                .containsExactly(begin, second, third, fourth);
    }

    @Test
    void s22NothingIsConsentedByRegisteringNorBeforeTheAddressIsProven() {
        var handle = world.started(MIKA, PASSWORD);
        assertThat(world.symbolon.accounts().subscribers(null, 1000)).isEmpty();

        var verified = world.verify(handle, world.mailer.codeFor(MIKA)).orElseThrow();
        var owner = world.authenticated(verified.tokens());

        assertThat(world.symbolon.accounts().newsletter(owner)).isEmpty();
        assertThat(world.symbolon.accounts().consents(owner.accountId())).isEmpty();
        assertThat(world.symbolon.accounts().subscribers(null, 1000)).isEmpty();
        assertThat(world.told(SymbolonEvent.NewsletterConsent.class)).isEmpty();
        world.symbolon.accounts().subscribe(owner, "2026-03", CLIENT).orElseThrow();
        assertThat(world.symbolon.accounts().subscribers(null, 1000))
                .singleElement()
                .satisfies(subscriber -> assertThat(subscriber.account())
                        .isEqualTo(verified.account().id()));
    }

    @Test
    void s22ConsentOfNoAccountIsRefusedAndKeptNowhere() {
        var nobody = new AccountId(new UUID(1, 2));
        var ghost = Authenticated.vouchedForByCaller(nobody, SessionId.of(new byte[SessionId.BYTES]), Instant.EPOCH);

        assertThat(world.symbolon.accounts().subscribe(ghost, "2026-03", CLIENT))
                .isEqualTo(new NewsletterChange.Refused());
        assertThat(world.symbolon.accounts().consents(nobody)).isEmpty();
        assertThat(world.told(SymbolonEvent.NewsletterConsent.class)).isEmpty();
    }

    @Test
    void s22JournalStaysWhenTheAccountIsGoneAndANewOneOfTheAddressBeginsItsOwn() {
        var owner = registered(MIKA);
        world.symbolon.accounts().subscribe(owner, "2026-03", CLIENT).orElseThrow();
        var kept = world.symbolon.accounts().consents(owner.accountId());
        assertThat(store.<Boolean>transact(unit -> unit.accounts().delete(owner.accountId(), 1)))
                .isTrue();

        var again = registered(MIKA);

        assertThat(world.symbolon.accounts().find(owner.accountId())).isEmpty();
        assertThat(world.symbolon.accounts().consents(owner.accountId()))
                .isEqualTo(kept)
                .hasSize(1);
        assertThat(world.symbolon.accounts().consents(again.accountId())).isEmpty();
        assertThat(world.symbolon.accounts().newsletter(again)).isEmpty();
        assertThat(world.symbolon.accounts().subscribers(null, 1000)).isEmpty();
    }
}
