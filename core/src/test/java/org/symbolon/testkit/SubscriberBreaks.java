package org.symbolon.testkit;

import static org.symbolon.testkit.Break.mistake;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.symbolon.account.AccountId;
import org.symbolon.store.AccountRecord;
import org.symbolon.store.ConsentRecord;
import org.symbolon.testkit.BrokenStore.Answer;
import org.symbolon.testkit.BrokenStore.Call;

final class SubscriberBreaks {
    private static final String VERB = "consents.subscribers";
    private static final Comparator<AccountRecord> BY_ID =
            Comparator.comparing(account -> account.id().toString());

    private SubscriberBreaks() {}

    static Stream<Break> all() {
        return Stream.of(choices(), pages()).flatMap(breaks -> breaks);
    }

    private static List<ConsentRecord> history(Call call, AccountRecord account) {
        return call.unit().consents().history(account.id());
    }

    private static boolean lastIsYes(Call call, AccountRecord account) {
        return call.unit()
                .consents()
                .latest(account.id())
                .filter(last -> last.consent().given())
                .isPresent();
    }

    private static Optional<AccountRecord> current(Call call, AccountRecord account) {
        return call.unit().accounts().find(account.id());
    }

    private static Stream<Break> choices() {
        return Stream.of(
                mistake(
                        VERB,
                        "tells whoever ever said yes",
                        () -> choosing((call, account) -> history(call, account).stream()
                                .anyMatch(said -> said.consent().given()))),
                mistake(
                        VERB,
                        "tells whose first word was yes",
                        () -> choosing((call, account) -> history(call, account).stream()
                                .findFirst()
                                .filter(said -> said.consent().given())
                                .isPresent())),
                mistake(
                        VERB,
                        "goes by the clocks",
                        () -> choosing((call, account) -> history(call, account).stream()
                                .max(Comparator.comparing(said -> said.consent().at()))
                                .filter(said -> said.consent().given())
                                .isPresent())),
                mistake(VERB, "tells who is gone", () -> choosing(SubscriberBreaks::lastIsYes)),
                mistake(
                        VERB,
                        "tells accounts as they began",
                        () -> choosing((call, account) -> lastIsYes(call, account)
                                && current(call, account)
                                        .filter(found -> !found.suspended())
                                        .isPresent())));
    }

    /** A store that picks its subscribers, suspended ones too, in another way; their order is right. */
    private static Map<String, Answer> choosing(BiPredicate<Call, AccountRecord> isChosen) {
        var accounts = new LinkedHashMap<AccountId, AccountRecord>();
        return Map.of(
                "accounts.insert",
                noting(accounts),
                VERB,
                call -> accounts.values().stream()
                        .filter(account -> isChosen.test(call, account))
                        .sorted(BY_ID)
                        .filter(account -> isAfter(call, account))
                        .limit(call.<Integer>argument(1))
                        .toList());
    }

    private static Answer noting(Map<AccountId, AccountRecord> accounts) {
        return call -> {
            AccountRecord account = call.argument(0);
            accounts.put(account.id(), account);
            return call.asUsual();
        };
    }

    private static Optional<AccountId> after(Call call) {
        return Optional.ofNullable(call.arguments().get(0)).map(AccountId.class::cast);
    }

    private static boolean isAfter(Call call, AccountRecord account) {
        return after(call)
                .filter(after -> account.id().toString().compareTo(after.toString()) <= 0)
                .isEmpty();
    }

    private static List<AccountRecord> accounts(Object answer) {
        return ((List<?>) answer).stream().map(AccountRecord.class::cast).toList();
    }

    private static Stream<Break> pages() {
        return Stream.of(
                mistake(VERB, "tells nobody", call -> List.of()),
                mistake(VERB, "never minds the limit", call -> call.with(1, Integer.MAX_VALUE)),
                mistake(
                        VERB,
                        "leaves out the first of a page",
                        call -> accounts(call.asUsual()).stream()
                                .skip(after(call).isPresent() ? 1 : 0)
                                .toList()),
                mistake(VERB, "goes on after subscribers only", call -> {
                    var after = after(call);
                    boolean known = after.flatMap(id -> call.unit().accounts().find(id))
                            .filter(account -> !account.suspended() && lastIsYes(call, account))
                            .isPresent();
                    return known || after.isEmpty() ? call.asUsual() : List.of();
                }),
                mistake(VERB, "begins again after each page", SubscriberBreaks::beginningAgain),
                mistake(VERB, "goes by what was said last", SubscriberBreaks::byLastWord));
    }

    private static Map<String, Answer> beginningAgain() {
        var pages = new AtomicInteger();
        return Map.of(
                VERB,
                call -> pages.incrementAndGet() % 3 == 0
                        ? call.unit().consents().subscribers(null, call.argument(1))
                        : call.asUsual());
    }

    /** A store that tells first of whom the journal speaks first, and goes on after the number of their last word. */
    private static Map<String, Answer> byLastWord() {
        var said = new AtomicInteger();
        var numbers = new HashMap<AccountId, Integer>();
        return Map.of(
                "consents.append",
                call -> {
                    numbers.put(call.<ConsentRecord>argument(0).account(), said.incrementAndGet());
                    return call.asUsual();
                },
                VERB,
                call -> {
                    int from = after(call).map(numbers::get).orElse(0);
                    return call.unit().consents().subscribers(null, Integer.MAX_VALUE).stream()
                            .filter(account -> numbers.getOrDefault(account.id(), 0) > from)
                            .sorted(Comparator.comparing(account -> numbers.getOrDefault(account.id(), 0)))
                            .limit(call.<Integer>argument(1))
                            .toList();
                });
    }
}
