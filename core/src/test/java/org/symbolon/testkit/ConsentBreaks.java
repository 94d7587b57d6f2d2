package org.symbolon.testkit;

import static org.symbolon.testkit.Break.mistake;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.symbolon.account.AccountId;
import org.symbolon.store.ConsentRecord;
import org.symbolon.testkit.BrokenStore.Call;

final class ConsentBreaks {
    private ConsentBreaks() {}

    static Stream<Break> all() {
        return Stream.of(
                mistake("consents.append", "answers true without an account", call -> {
                    call.asUsual();
                    return true;
                }),
                mistake("consents.append", "forgets the network", call -> {
                    ConsentRecord row = call.argument(0);
                    return call.with(0, new ConsentRecord(row.account(), row.consent(), "", row.userAgent()));
                }),
                mistake("consents.append", "loses one of many", () -> {
                    var appended = new AtomicInteger();
                    return Map.of("consents.append", call -> appended.incrementAndGet() == 60 ? true : call.asUsual());
                }),
                mistake(
                        "consents.latest",
                        "tells what was said last",
                        call -> history(call).stream()
                                .max(Comparator.comparing(row -> row.consent().at()))),
                mistake(
                        "consents.latest",
                        "tells the first",
                        call -> history(call).stream().findFirst()),
                mistake(
                        "consents.history",
                        "tells in the order it was said",
                        call -> history(call).stream()
                                .sorted(Comparator.comparing(
                                        row -> row.consent().at()))
                                .toList()),
                mistake(
                        "consents.history",
                        "tells the last only",
                        call -> call.unit().consents().latest(call.argument(0)).stream()
                                .toList()));
    }

    private static List<ConsentRecord> history(Call call) {
        return call.unit().consents().history(call.<AccountId>argument(0));
    }
}
