package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.World.CLIENT;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.symbolon.account.AccountId;
import org.symbolon.account.Authenticated;
import org.symbolon.account.Client;
import org.symbolon.account.Consent;
import org.symbolon.account.DeviceToken;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.key.KeyRing;
import org.symbolon.manage.NewsletterChange;
import org.symbolon.manage.NewsletterChange.Recorded;
import org.symbolon.manage.NewsletterChange.Refused;
import org.symbolon.manage.Subscriber;
import org.symbolon.store.ConsentRecord;
import org.symbolon.store.Store;
import org.symbolon.store.StoreConflictException;
import org.symbolon.token.SessionTokens;
import org.symbolon.token.UnsubscribeToken;

/** S22: whoever reads a newsletter can end it by the token that it carries, and does nothing else by it. */
@Timeout(60)
@OnEachStore
class UnsubscribeTest {
    private static final String MIKA = "mika@example.org";
    private static final long FIRST_VERSION = 1;
    private static final int CALLERS = 64;

    private final Store store;
    private final World world;
    private final boolean overlaps;
    private final SessionTokens tokens;
    private final Authenticated owner;
    private final UnsubscribeToken token;

    UnsubscribeTest(Keeping keeping) {
        store = keeping.fresh();
        world = World.over(store);
        overlaps = keeping.overlaps();
        tokens = world.register(MIKA).tokens();
        owner = world.authenticated(tokens);
        token = world.unsubscribeToken(owner.accountId());
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void subscribe() {
        world.symbolon.accounts().subscribe(owner, "2026-03", CLIENT).orElseThrow();
        world.pass(Duration.ofDays(1));
    }

    private NewsletterChange unsubscribe(UnsubscribeToken brought) {
        return world.symbolon.accounts().unsubscribe(brought, CLIENT);
    }

    private List<ConsentRecord> journal() {
        return world.symbolon.accounts().consents(owner.accountId());
    }

    private List<Boolean> given() {
        return journal().stream().map(entry -> entry.consent().given()).toList();
    }

    private List<SymbolonEvent.NewsletterConsent> told() {
        return world.told(SymbolonEvent.NewsletterConsent.class);
    }

    private List<AccountId> subscribers() {
        return world.symbolon.accounts().subscribers(null, 1000).stream()
                .map(Subscriber::account)
                .toList();
    }

    private void delete() {
        assertThat(store.<Boolean>transact(unit -> unit.accounts().delete(owner.accountId(), FIRST_VERSION)))
                .isTrue();
    }

    @Test
    void s22OneClickWithdrawsWithoutASessionAndSaysWhenAndFromWhere() {
        subscribe();
        world.symbolon.sessions().logoutEverywhere(owner);
        var mailbox = Client.at(InetAddress.getLoopbackAddress())
                .withUserAgent("Mailbox/1")
                .withDevice(DeviceToken.of("of somebody"));

        var answer = world.symbolon.accounts().unsubscribe(token, mailbox);

        var no = new Consent(false, "", world.clock.instant());
        assertThat(answer).isEqualTo(new Recorded(no));
        assertThat(world.symbolon.accounts().newsletter(owner)).contains(no);
        assertThat(journal())
                .last()
                .isEqualTo(new ConsentRecord(
                        owner.accountId(), no, InetAddress.getLoopbackAddress().getHostAddress(), "Mailbox/1"));
        assertThat(told()).last().satisfies(event -> {
            assertThat(event.at()).isEqualTo(no.at());
            assertThat(event.account()).isEqualTo(owner.accountId());
            assertThat(event.given()).isFalse();
            assertThat(event.client().userAgent()).isEqualTo("Mailbox/1");
            assertThat(event.client().device()).isEmpty();
        });
        assertThat(subscribers()).isEmpty();
    }

    @Test
    void s22OneClickEndsNoSessionAndChangesNothingElse() {
        subscribe();
        world.pass(Duration.ofMinutes(10));
        var other = world.register("noor@example.org");
        var hers = world.authenticated(other.tokens());
        world.symbolon.accounts().subscribe(hers, "2026-03", CLIENT).orElseThrow();

        unsubscribe(token).orElseThrow();

        world.refresh(tokens).orElseThrow();
        assertThat(world.symbolon.accounts().find(owner.accountId())).isPresent();
        assertThat(subscribers()).containsExactly(hers.accountId());
    }

    @Test
    void s22UnsubscribingAgainAnswersTheLastWordAndAddsNothing() {
        subscribe();
        var first = unsubscribe(token).orElseThrow();
        world.pass(Duration.ofDays(1));

        assertThat(unsubscribe(token)).isEqualTo(first);
        assertThat(unsubscribe(token)).isEqualTo(first);
        assertThat(given()).containsExactly(true, false);
        assertThat(told()).hasSize(2);
    }

    @Test
    void s22OwnerWhoNeverSubscribedIsAnsweredAlikeAndNothingIsAdded() {
        assertThat(unsubscribe(token)).isEqualTo(new Recorded(new Consent(false, "", world.clock.instant())));
        assertThat(journal()).isEmpty();
        assertThat(told()).isEmpty();
    }

    @Test
    void s22TokenWorksAgainOnceTheOwnerSubscribedAgain() {
        subscribe();
        unsubscribe(token).orElseThrow();
        subscribe();
        unsubscribe(token).orElseThrow();

        assertThat(given()).containsExactly(true, false, true, false);
        assertThat(subscribers()).isEmpty();
    }

    @Test
    void s22OwnerOfASuspendedAccountMayUnsubscribe() {
        subscribe();
        assertThat(store.<Boolean>transact(unit -> unit.accounts().suspend(owner.accountId())))
                .isTrue();

        unsubscribe(token).orElseThrow();

        assertThat(given()).containsExactly(true, false);
        store.<Boolean>transact(unit -> unit.accounts().reinstate(owner.accountId()));
        assertThat(subscribers()).isEmpty();
    }

    @Test
    void s22TokenOfAnAccountThatIsGoneIsRefusedWhateverItsLastWordWas() {
        subscribe();
        delete();

        assertThat(unsubscribe(token)).isEqualTo(new Refused());
        assertThat(given()).containsExactly(true);
        assertThat(told()).hasSize(1);
    }

    @Test
    void s22TokenOfAnAccountThatSaidNoAndIsGoneIsRefused() {
        subscribe();
        unsubscribe(token).orElseThrow();
        delete();

        assertThat(unsubscribe(token)).isEqualTo(new Refused());
        assertThat(given()).containsExactly(true, false);
    }

    @Test
    void s22TokenOfAnAccountThatNeverWasIsRefused() {
        var nobody = new AccountId(new UUID(1, 2));

        assertThat(unsubscribe(world.unsubscribeToken(nobody))).isEqualTo(new Refused());
        assertThat(world.symbolon.accounts().consents(nobody)).isEmpty();
        assertThat(told()).isEmpty();
    }

    @Test
    void s22ForgedTokenIsRefusedAndReachesNoStore() {
        subscribe();
        world.store.verbs();

        for (var text : List.of(
                "",
                "A".repeat(64),
                token.reveal() + "A",
                (token.reveal().charAt(0) == 'A' ? "B" : "A") + token.reveal().substring(1),
                tokens.refreshToken().reveal(),
                tokens.accessToken().reveal())) {
            assertThat(unsubscribe(UnsubscribeToken.of(text))).isEqualTo(new Refused());
        }
        assertThat(world.store.verbs()).isEmpty();
        assertThat(given()).containsExactly(true);
    }

    @Test
    void s22TokenOfAnOlderKeyStillUnsubscribes() {
        subscribe();
        var rotated = KeyRing.of("k2", "the second secret of 32 bytes ok".getBytes(StandardCharsets.US_ASCII))
                .withOlder("k1", World.keySecret());
        try (var later = new World(store, builder -> builder.keys(rotated))) {
            assertThat(later.unsubscribeToken(owner.accountId()).reveal()).isNotEqualTo(token.reveal());
            later.symbolon.accounts().unsubscribe(token, CLIENT).orElseThrow();
        }
        assertThat(given()).containsExactly(true, false);
    }

    @Test
    void s22ClickThatMeetsAConflictIsOneRecordAndOneEvent() {
        subscribe();
        world.store.after("consents.append", () -> {
            throw new StoreConflictException("in the way");
        });

        unsubscribe(token).orElseThrow();

        assertThat(given()).containsExactly(true, false);
        assertThat(told()).hasSize(2);
    }

    /** Nothing is locked, so some of those that come at the very same time may each be recorded; and then no more. */
    @Test
    void s22SixtyFourClicksAtOnceAreAllAnsweredAndTheJournalIsTrue() throws Exception {
        subscribe();
        var barrier = new CyclicBarrier(CALLERS);
        var callers = Executors.newFixedThreadPool(CALLERS);
        var answers = new ArrayList<NewsletterChange>();
        try {
            Callable<NewsletterChange> click = () -> {
                barrier.await();
                return unsubscribe(token);
            };
            for (var answer : callers.invokeAll(Collections.nCopies(CALLERS, click))) {
                answers.add(answer.get());
            }
        } finally {
            callers.shutdownNow();
        }

        assertThat(Set.copyOf(answers)).containsExactly(new Recorded(new Consent(false, "", world.clock.instant())));
        var given = given();
        assertThat(given.get(0)).isTrue();
        assertThat(given.subList(1, given.size()))
                .hasSizeBetween(1, overlaps ? CALLERS : 1)
                .containsOnly(false);
        assertThat(told()).as("one event for each record").hasSameSizeAs(given);
        assertThat(subscribers()).isEmpty();
        unsubscribe(token).orElseThrow();
        assertThat(given()).isEqualTo(given);
    }
}
