package org.symbolon.testkit;

import static org.symbolon.testkit.Break.mistake;
import static org.symbolon.testkit.Break.racing;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.symbolon.store.Charge;
import org.symbolon.store.LedgerStore.Receipt;
import org.symbolon.testkit.BrokenStore.Answer;
import org.symbolon.testkit.BrokenStore.Call;

final class LedgerBreaks {
    private static final String CHARGE = "ledger.charge";
    private static final String PURGE = "ledger.purge";

    private LedgerBreaks() {}

    static Stream<Break> all() {
        return Stream.concat(charges(), purges());
    }

    private static Answer charging(UnaryOperator<Charge> change) {
        return call ->
                call.with(0, call.<List<Charge>>argument(0).stream().map(change).toList());
    }

    private static Instant now(Call call) {
        return call.argument(1);
    }

    private static Receipt receipt(Call call) throws Throwable {
        return (Receipt) call.asUsual();
    }

    private static Stream<Break> charges() {
        return Stream.of(
                mistake(
                        CHARGE,
                        "grants one more",
                        charging(charge -> new Charge(charge.bucket(), charge.burst() + 1, charge.interval()))),
                mistake(
                        CHARGE,
                        "refills a millisecond early",
                        charging(charge -> new Charge(
                                charge.bucket(),
                                charge.burst(),
                                charge.interval().minusMillis(1)))),
                mistake(
                        CHARGE,
                        "takes a for A",
                        charging(charge -> new Charge(
                                charge.bucket().toLowerCase(Locale.ROOT), charge.burst(), charge.interval()))),
                mistake(CHARGE, "tells the second", call -> {
                    var receipt = receipt(call);
                    return new Receipt(receipt.granted(), receipt.nextAt().truncatedTo(ChronoUnit.SECONDS));
                }),
                mistake(
                        CHARGE,
                        "lets unused places pile up",
                        call -> now(call).isAfter(Samples.NOW.plus(Duration.ofDays(100)))
                                ? charging(charge -> new Charge(charge.bucket(), 2 * charge.burst(), charge.interval()))
                                        .to(call)
                                : call.asUsual()),
                mistake(CHARGE, "takes what it can get", call -> {
                    var receipt = receipt(call);
                    if (!receipt.granted()) {
                        for (var charge : call.<List<Charge>>argument(0)) {
                            call.with(0, List.of(charge));
                        }
                    }
                    return receipt;
                }),
                mistake(CHARGE, "tells of the first bucket", call -> {
                    List<Charge> charges = call.argument(0);
                    var receipt = receipt(call);
                    if (charges.isEmpty() || receipt.granted()) {
                        return receipt;
                    }
                    var first = (Receipt) call.with(0, charges.subList(0, 1));
                    return new Receipt(false, first.nextAt());
                }),
                mistake(
                        CHARGE,
                        "refuses to charge nothing",
                        call -> call.<List<Charge>>argument(0).isEmpty()
                                ? new Receipt(false, now(call))
                                : call.asUsual()),
                mistake(CHARGE, "is undone by another unit", call -> {
                    call.unit().rollBack();
                    return call.asUsual();
                }),
                racing(CHARGE));
    }

    private static Stream<Break> purges() {
        return Stream.of(
                mistake(
                        PURGE,
                        "purges a millisecond early",
                        call -> call.with(0, call.<Instant>argument(0).plusMillis(1))),
                mistake(
                        PURGE,
                        "purges a millisecond late",
                        call -> call.with(0, call.<Instant>argument(0).minusMillis(1))),
                mistake(PURGE, "empties the ledger", call -> call.with(0, Instant.parse("2099-01-01T00:00:00Z"))),
                mistake(PURGE, "never minds the limit", call -> call.with(1, Integer.MAX_VALUE)));
    }
}
