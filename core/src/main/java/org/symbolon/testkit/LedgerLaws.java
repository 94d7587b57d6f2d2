package org.symbolon.testkit;

import static org.symbolon.testkit.Samples.NOW;
import static org.symbolon.testkit.Samples.bucket;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.symbolon.store.Charge;
import org.symbolon.store.LedgerStore.Receipt;

/** What the verbs of the ledger promise, to one caller at a time. */
final class LedgerLaws {
    private static final Duration INTERVAL = Duration.ofMinutes(20);
    private static final Charge THREE = new Charge(bucket(3), 3, INTERVAL);
    private static final Charge ONE = new Charge(bucket(1), 1, Duration.ofHours(1));

    private final Subject store;

    private LedgerLaws(Subject store) {
        this.store = store;
    }

    static Stream<Law> all() {
        return Stream.of(
                law("ledger.charge: grants the burst, then one in each interval", LedgerLaws::burstIsGranted),
                law("ledger.charge: says to the millisecond when it grants next", LedgerLaws::nextIsExact),
                law("ledger.charge: grants no more than the burst, however long nobody asked", LedgerLaws::burstIsMost),
                law("ledger.charge: takes every charge or none", LedgerLaws::allOrNothing),
                law("ledger.charge: tells of the bucket that is empty longest", LedgerLaws::emptiestDecides),
                law(
                        "ledger.charge: tells buckets apart that differ in letter case only",
                        LedgerLaws::letterCaseMatters),
                law("ledger.charge: grants at once what charges nothing", LedgerLaws::nothingIsGranted),
                law("ledger.purge: removes buckets that are full at the instant", LedgerLaws::fullBucketsArePurged),
                law("ledger.purge: changes no answer", LedgerLaws::purgeChangesNoAnswer),
                law("ledger.purge: removes no more than the limit", LedgerLaws::batchesAreSmall));
    }

    private static Law law(String name, Consumer<LedgerLaws> claim) {
        return new Law(name, store -> claim.accept(new LedgerLaws(store)));
    }

    private Receipt charge(Instant now, Charge... charges) {
        return store.in(unit -> unit.ledger().charge(List.of(charges), now));
    }

    private void grants(String when, Instant now, Instant nextAt, Charge... charges) {
        Expect.same("ledger.charge " + when, new Receipt(true, nextAt), charge(now, charges));
    }

    private void refuses(String when, Instant now, Instant nextAt, Charge... charges) {
        Expect.same("ledger.charge " + when, new Receipt(false, nextAt), charge(now, charges));
    }

    private void burstIsGranted() {
        grants("of a full bucket", NOW, NOW, THREE);
        grants("of two left", NOW, NOW, THREE);
        grants("of the last one", NOW, NOW.plus(INTERVAL), THREE);
        for (int interval = 1; interval <= 5; interval++) {
            var now = NOW.plus(INTERVAL.multipliedBy(interval));
            grants("an interval later", now, now.plus(INTERVAL), THREE);
            refuses("again at once", now, now.plus(INTERVAL), THREE);
        }
    }

    private void nextIsExact() {
        var odd = new Charge(bucket(2), 2, Duration.ofMillis(1_001));
        grants("of a full bucket", NOW, NOW, odd);
        grants("a millisecond later", NOW.plusMillis(1), NOW.plusMillis(1_001), odd);
        refuses("of an empty bucket", NOW.plusMillis(2), NOW.plusMillis(1_001), odd);
        refuses("a millisecond too early", NOW.plusMillis(1_000), NOW.plusMillis(1_001), odd);
        grants("in time", NOW.plusMillis(1_001), NOW.plusMillis(2_002), odd);
    }

    private void burstIsMost() {
        for (var now : List.of(NOW, NOW.plus(Duration.ofDays(400)), Instant.parse("2041-12-31T23:59:59.999Z"))) {
            grants("of a full bucket", now, now, THREE);
            grants("of two left", now, now, THREE);
            grants("of the last one", now, now.plus(INTERVAL), THREE);
            refuses("of an empty bucket", now, now.plus(INTERVAL), THREE);
        }
    }

    private void allOrNothing() {
        var next = NOW.plus(ONE.interval());
        grants("of one bucket", NOW, next, ONE);
        refuses("of both, the empty one last", NOW, next, THREE, ONE);
        refuses("of both, the empty one first", NOW, next, ONE, THREE);
        grants("of the other, of which nothing was taken", NOW, NOW, THREE);
        grants("of the two left", NOW, NOW, THREE);
        grants("of the last one", NOW, NOW.plus(INTERVAL), THREE);
        var later = next.plus(INTERVAL);
        grants("of both", later, later.plus(ONE.interval()), ONE, THREE);
        refuses("of what both were charged", later, later.plus(ONE.interval()), ONE);
        grants("of what both were charged", later, later, THREE);
    }

    private void emptiestDecides() {
        grants("of both", NOW, NOW.plus(ONE.interval()), THREE, ONE);
        grants("of the two left", NOW, NOW, THREE);
        grants("of the last one", NOW, NOW.plus(INTERVAL), THREE);
        refuses("of two empty buckets", NOW, NOW.plus(ONE.interval()), ONE, THREE);
        refuses("of the one that refills sooner", NOW, NOW.plus(INTERVAL), THREE);
    }

    private void letterCaseMatters() {
        var small = new Charge("a".repeat(42) + "A", 1, INTERVAL);
        var capital = new Charge("A".repeat(43), 1, INTERVAL);
        grants("of the bucket in small letters", NOW, NOW.plus(INTERVAL), small);
        grants("of the bucket in capitals", NOW, NOW.plus(INTERVAL), capital);
    }

    private void nothingIsGranted() {
        grants("of no bucket", NOW, NOW);
    }

    private int purge(Instant now, int limit) {
        return store.counted(unit -> unit.ledger().purge(now, limit));
    }

    private void fullBucketsArePurged() {
        grants("of one bucket", NOW, NOW, THREE);
        grants("of another", NOW, NOW.plus(ONE.interval()), ONE);
        Expect.same(
                "ledger.purge just before it is full",
                0,
                purge(NOW.plus(INTERVAL).minusMillis(1), 10));
        Expect.same("ledger.purge when it is full", 1, purge(NOW.plus(INTERVAL), 10));
        Expect.same("ledger.purge again", 0, purge(NOW.plus(INTERVAL), 10));
        Expect.same("ledger.purge when the other is full", 1, purge(NOW.plus(ONE.interval()), 10));
    }

    private void purgeChangesNoAnswer() {
        grants("of one bucket", NOW, NOW.plus(ONE.interval()), ONE);
        Expect.same("ledger.purge", 0, purge(NOW.plus(ONE.interval()).minusMillis(1), 10));
        refuses("of an empty bucket", NOW, NOW.plus(ONE.interval()), ONE);
        var full = NOW.plus(ONE.interval());
        Expect.same("ledger.purge when it is full", 1, purge(full, 10));
        grants("of a full bucket", full, full.plus(ONE.interval()), ONE);
        refuses("of an empty bucket", full, full.plus(ONE.interval()), ONE);
    }

    private void batchesAreSmall() {
        var charges = IntStream.range(0, 3)
                .mapToObj(number -> new Charge(bucket(10 + number), 2, INTERVAL))
                .toArray(Charge[]::new);
        grants("of three buckets", NOW, NOW, charges);
        var full = NOW.plus(INTERVAL);
        Expect.same("ledger.purge, none at most", 0, purge(full, 0));
        for (int expected : new int[] {2, 1, 0}) {
            Expect.same("ledger.purge, two at most", expected, purge(full, 2));
        }
    }
}
