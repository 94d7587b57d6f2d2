package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.symbolon.World.CLIENT;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.symbolon.account.AccountId;
import org.symbolon.account.Authenticated;
import org.symbolon.account.SessionId;
import org.symbolon.manage.Accounts;
import org.symbolon.manage.Subscriber;
import org.symbolon.store.SessionRecord;
import org.symbolon.store.Store;

/** S22: whom a host's own newsletter mailer may send to, page by page. */
@OnEachStore
class SubscribersTest {
    private static final int ALL = 23;

    private final Store store;
    private final World world;
    private final Accounts accounts;
    private final List<Subscriber> subscribed = new ArrayList<>();

    SubscribersTest(Keeping keeping) {
        store = keeping.fresh();
        world = new World(store, builder -> builder.acceptForeign(AdmitTest.FORMAT));
        accounts = world.symbolon.accounts();
        for (int number = 0; number < ALL; number++) {
            var locale = number % 2 == 0 ? Locale.FRENCH : Locale.ENGLISH;
            var account = admitted("Reader+" + number + "@Example.org", locale);
            accounts.subscribe(owner(account.account()), "2026-03", CLIENT).orElseThrow();
            subscribed.add(account);
        }
        admitted("silent@example.org", Locale.ENGLISH);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Subscriber admitted(String address, Locale locale) {
        var account = accounts.admit(World.address(address), AdmitTest.HASH, locale)
                .orElseThrow()
                .account();
        return new Subscriber(account.id(), World.address(address), locale);
    }

    /** Signed in without a login, which would cost a hash. */
    private Authenticated owner(AccountId account) {
        var id = SessionId.of(account.bytes());
        var now = world.clock.instant();
        var end = now.plus(Duration.ofDays(1));
        store.<Boolean>transact(
                unit -> unit.sessions().insert(new SessionRecord(id, account, 1, 1, "k1", now, now, end, end, "")));
        return Authenticated.vouchedForByCaller(account, id, end);
    }

    /** As the documentation of the verb pages. */
    private List<Subscriber> paged(int limit) {
        var met = new ArrayList<Subscriber>();
        var page = accounts.subscribers(null, limit);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(limit);
            met.addAll(page);
            assertThat(met).as("pages that come to an end").hasSizeLessThanOrEqualTo(ALL);
            page = accounts.subscribers(page.get(page.size() - 1).account(), limit);
        }
        return met;
    }

    private void delete(AccountId account) {
        assertThat(store.<Boolean>transact(unit -> unit.accounts().delete(account, 1)))
                .isTrue();
    }

    @Test
    void s22EverySubscriberIsMetOnceAtAnySizeOfPage() {
        for (int limit : new int[] {1, 2, 7, ALL - 1, ALL, ALL + 1, 1000}) {
            var met = paged(limit);

            assertThat(met).as("pages of %d", limit).containsExactlyInAnyOrderElementsOf(subscribed);
            assertThat(met).as("always in the same order").isEqualTo(accounts.subscribers(null, 1000));
        }
        assertThat(accounts.subscribers(null, 1).get(0).address().text()).startsWith("Reader+");
    }

    @Test
    void s22WhoUnsubscribedIsSuspendedOrGoneIsMetNoMore() {
        var byOwner = subscribed.remove(0).account();
        accounts.unsubscribe(owner(byOwner), CLIENT).orElseThrow();
        var byClick = subscribed.remove(0).account();
        accounts.unsubscribe(world.unsubscribeToken(byClick), CLIENT).orElseThrow();
        var suspended = subscribed.remove(0);
        store.<Boolean>transact(unit -> unit.accounts().suspend(suspended.account()));
        delete(subscribed.remove(0).account());

        assertThat(paged(5)).containsExactlyInAnyOrderElementsOf(subscribed);

        store.<Boolean>transact(unit -> unit.accounts().reinstate(suspended.account()));
        subscribed.add(suspended);
        assertThat(paged(5)).containsExactlyInAnyOrderElementsOf(subscribed);
    }

    @Test
    void s22PagingGoesOnAfterAnAccountThatIsGoneByThen() {
        var all = accounts.subscribers(null, 1000);
        var last = all.get(9).account();
        delete(last);

        assertThat(accounts.subscribers(last, 1000)).isEqualTo(all.subList(10, ALL));
    }

    @Test
    void limitIsFrom1To1000() {
        for (int limit : new int[] {Integer.MIN_VALUE, -1, 0, 1001, Integer.MAX_VALUE}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> accounts.subscribers(null, limit))
                    .withMessage("The limit is " + limit + ", which is not between 1 and 1000");
        }
        assertThat(accounts.subscribers(null, 1)).hasSize(1);
        assertThat(accounts.subscribers(null, 1000)).hasSize(ALL);
    }
}
