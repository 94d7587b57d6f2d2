package org.symbolon.testkit;

import static org.symbolon.testkit.Samples.account;
import static org.symbolon.testkit.Samples.accountId;
import static org.symbolon.testkit.Samples.consent;
import static org.symbolon.testkit.Samples.hash;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.AccountId;
import org.symbolon.account.Consent;
import org.symbolon.store.AccountRecord;
import org.symbolon.store.ConsentRecord;

/** What {@code consents.subscribers} promises to whoever goes through them page by page. */
final class SubscriberLaws {
    private static final int ACCOUNTS = 11;

    private final Subject store;

    private SubscriberLaws(Subject store) {
        this.store = store;
        for (int number = 1; number <= ACCOUNTS; number++) {
            var account = account(number);
            Expect.yes("accounts.insert", store.does(unit -> unit.accounts().insert(account, Map.of())));
        }
    }

    static Stream<Law> all() {
        return Stream.of(
                law("consents.subscribers: tells whose last word was yes, as they are", SubscriberLaws::lastWordCounts),
                law("consents.subscribers: goes by the order of the words, not by the clocks", SubscriberLaws::noClock),
                law("consents.subscribers: leaves out who is suspended, while they are", SubscriberLaws::inUseOnly),
                law(
                        "consents.subscribers: leaves out who is gone, and tells who came after",
                        SubscriberLaws::goneAreOut),
                law("consents.subscribers: tells all once, in pages of any size", SubscriberLaws::pagesHaveAll),
                law(
                        "consents.subscribers: tells all once, whatever is said meanwhile",
                        SubscriberLaws::orderNeverChanges),
                law(
                        "consents.subscribers: goes on after one who is none any more",
                        SubscriberLaws::goesOnAfterAnybody));
    }

    private static Law law(String name, Consumer<SubscriberLaws> claim) {
        return new Law(name, store -> claim.accept(new SubscriberLaws(store)));
    }

    private void say(ConsentRecord consent) {
        Expect.yes("consents.append", store.does(unit -> unit.consents().append(consent)));
    }

    private void say(int account, boolean... words) {
        for (boolean word : words) {
            say(consent(account, word));
        }
    }

    /** All of the accounts say yes, in an order that is none of their ids. */
    private void everybodySaysYes() {
        for (int number = 1; number <= ACCOUNTS; number++) {
            say(1 + number * 7 % ACCOUNTS, true);
        }
    }

    private List<AccountRecord> page(@Nullable AccountId after, int limit) {
        return store.in(unit -> unit.consents().subscribers(after, limit));
    }

    /** All pages, one after another; after each of them something happens. */
    private List<AccountRecord> pages(int limit, IntConsumer meanwhile) {
        var all = new ArrayList<AccountRecord>();
        var page = page(null, limit);
        for (int number = 1; !page.isEmpty(); number++) {
            Expect.yes("consents.subscribers, no more than " + limit, page.size() <= limit);
            Expect.yes("consents.subscribers comes to an end", number <= 2 * ACCOUNTS);
            all.addAll(page);
            meanwhile.accept(number);
            page = page(all.get(all.size() - 1).id(), limit);
        }
        return all;
    }

    private void subscribed(String when, int... numbers) {
        var expected = IntStream.of(numbers).mapToObj(Samples::account).toList();
        same(when, expected, page(null, 2 * ACCOUNTS));
    }

    /** The order is the store's own. */
    private static void same(String when, List<AccountRecord> expected, List<AccountRecord> came) {
        Expect.same("consents.subscribers " + when, sorted(expected), sorted(came));
    }

    private static List<AccountRecord> sorted(List<AccountRecord> accounts) {
        return accounts.stream()
                .sorted(Comparator.comparing(account -> account.id().toString()))
                .toList();
    }

    private void lastWordCounts() {
        subscribed("before anybody said anything");
        say(1, true);
        say(2, false);
        say(3, true, false);
        say(4, false, true);
        say(5, true, true, true);
        say(6, true, false, true);
        say(7, true, false, false);
        subscribed("after many words", 1, 4, 5, 6);
        say(1, false);
        say(7, true);
        subscribed("after more words", 4, 5, 6, 7);
        var better = account(4).withHash(hash("k2", 4));
        Expect.yes(
                "accounts.upgradeHash",
                store.does(unit ->
                        unit.accounts().upgradeHash(accountId(4), 1, account(4).hash(), better.hash())));
        same("as they are", List.of(better, account(5), account(6), account(7)), page(null, ACCOUNTS));
    }

    private void noClock() {
        say(1, true);
        say(new ConsentRecord(accountId(1), new Consent(false, "2026-01", Samples.START.minusSeconds(9)), "", ""));
        say(2, false);
        say(new ConsentRecord(accountId(2), new Consent(true, "2026-01", Samples.START.minusSeconds(9)), "", ""));
        subscribed("by clocks that went back", 2);
    }

    private void inUseOnly() {
        say(1, true);
        say(2, true);
        say(3, false);
        Expect.yes("accounts.suspend", store.does(unit -> unit.accounts().suspend(accountId(1))));
        Expect.yes("accounts.suspend", store.does(unit -> unit.accounts().suspend(accountId(3))));
        subscribed("while one is suspended", 2);
        Expect.yes("accounts.reinstate", store.does(unit -> unit.accounts().reinstate(accountId(1))));
        same("once it is reinstated", List.of(account(1).withVersionRaised(), account(2)), page(null, ACCOUNTS));
    }

    private void goneAreOut() {
        say(1, true);
        say(2, true);
        Expect.yes("accounts.delete", store.does(unit -> unit.accounts().delete(accountId(1), 1)));
        subscribed("once one is gone", 2);
        var after = account(ACCOUNTS + 1, Samples.address(1), hash("k2", 1));
        Expect.yes("accounts.insert", store.does(unit -> unit.accounts().insert(after, Map.of())));
        subscribed("once another has the address, who said nothing", 2);
        say(ACCOUNTS + 1, true);
        same("once that one said yes", List.of(account(2), after), page(null, ACCOUNTS));
    }

    private void pagesHaveAll() {
        everybodySaysYes();
        say(3, false);
        say(5, true);
        var expected = IntStream.rangeClosed(1, ACCOUNTS)
                .filter(number -> number != 3)
                .mapToObj(Samples::account)
                .toList();
        Expect.same("consents.subscribers, none at most", List.of(), page(null, 0));
        var order = page(null, ACCOUNTS);
        for (int limit : new int[] {1, 2, 3, ACCOUNTS - 1, ACCOUNTS}) {
            var pages = pages(limit, number -> {});
            same("in pages of " + limit, expected, pages);
            Expect.same("the order in pages of " + limit, order, pages);
        }
    }

    /** What is appended of an account is nearer to the end than all before, wherever its page was or is to be. */
    private void orderNeverChanges() {
        everybodySaysYes();
        var order = page(null, ACCOUNTS);
        var pages = pages(2, page -> {
            for (int number = 1; number <= ACCOUNTS; number++) {
                say(number, page % 2 == 0 || number % 2 == 0, true);
            }
        });
        Expect.same("consents.subscribers while more is said", order, pages);
    }

    private void goesOnAfterAnybody() {
        everybodySaysYes();
        var order = page(null, ACCOUNTS);
        var pages = pages(1, page -> {
            var id = order.get(page - 1).id();
            switch (page % 3) {
                case 0 -> say(new ConsentRecord(id, new Consent(false, "2026-01", Samples.NOW), "", ""));
                case 1 ->
                    Expect.yes(
                            "accounts.suspend",
                            store.does(unit -> unit.accounts().suspend(id)));
                default ->
                    Expect.yes(
                            "accounts.delete",
                            store.does(unit -> unit.accounts().delete(id, 1)));
            }
        });
        Expect.same("consents.subscribers while each leaves after its page", order, pages);
        subscribed("once all have left");
    }
}
