package org.symbolon.testkit;

import static org.symbolon.testkit.Samples.START;
import static org.symbolon.testkit.Samples.accountId;
import static org.symbolon.testkit.Samples.consent;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.symbolon.account.Consent;
import org.symbolon.store.ConsentRecord;

/** What the verbs of consents promise, to one caller at a time. */
final class ConsentLaws {
    private final Subject store;

    private ConsentLaws(Subject store) {
        this.store = store;
        for (int number : new int[] {1, 2}) {
            Expect.yes(
                    "accounts.insert", store.does(unit -> unit.accounts().insert(Samples.account(number), Map.of())));
        }
    }

    static Stream<Law> all() {
        return Stream.of(
                law("consents.append: keeps all that a consent may hold", ConsentLaws::keepsAll),
                law("consents.append: appends nothing for an account that there is not", ConsentLaws::needsItsAccount),
                law("consents.latest: tells what was appended last, whenever it was said", ConsentLaws::lastIsLatest),
                law("consents.history: tells all, in the order it was appended", ConsentLaws::allAreKept));
    }

    private static Law law(String name, Consumer<ConsentLaws> claim) {
        return new Law(name, store -> claim.accept(new ConsentLaws(store)));
    }

    private boolean append(ConsentRecord consent) {
        return store.does(unit -> unit.consents().append(consent));
    }

    private void put(ConsentRecord consent) {
        Expect.yes("consents.append", append(consent));
    }

    private void latest(int account, Optional<ConsentRecord> expected) {
        Expect.same(
                "consents.latest", expected, store.found(unit -> unit.consents().latest(accountId(account))));
    }

    private void history(int account, List<ConsentRecord> expected) {
        Expect.same(
                "consents.history", expected, store.in(unit -> unit.consents().history(accountId(account))));
    }

    private static ConsentRecord saidAt(Instant at) {
        return new ConsentRecord(accountId(1), new Consent(true, "2026-01", at), "192.0.2.1", "Browser/1");
    }

    private void keepsAll() {
        var wording = "Newsletter/2026-01:" + "x".repeat(45);
        var far = Instant.parse("2041-12-31T23:59:59.999Z");
        var full = new ConsentRecord(
                accountId(1),
                new Consent(true, wording, far),
                "2001:db8:1234:5678:9abc:def0:1234:5678",
                Unusual.LONGEST_USER_AGENT);
        var empty = new ConsentRecord(accountId(1), new Consent(false, "v", Instant.EPOCH), "", "");
        put(full);
        put(empty);
        history(1, List.of(full, empty));
    }

    private void needsItsAccount() {
        Expect.no("consents.append for no account", append(consent(3, true)));
        latest(3, Optional.empty());
        history(3, List.of());
        put(consent(1, true));
    }

    private void lastIsLatest() {
        latest(1, Optional.empty());
        for (var said : List.of(START, START.plusSeconds(1), START.minusSeconds(1), START.minusSeconds(1))) {
            put(saidAt(said));
            latest(1, Optional.of(saidAt(said)));
        }
        put(consent(1, false));
        latest(1, Optional.of(consent(1, false)));
        latest(2, Optional.empty());
    }

    private void allAreKept() {
        history(1, List.of());
        var said = List.of(consent(1, true), consent(1, false), consent(1, true), saidAt(START.minusSeconds(1)));
        said.forEach(this::put);
        history(1, said);
        put(consent(2, true));
        history(1, said);
        history(2, List.of(consent(2, true)));
    }
}
