package org.symbolon.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.store.jdbc.EachVerb.BATCH;
import static org.symbolon.store.jdbc.EachVerb.PURGED_BEFORE;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.symbolon.account.AccountId;

/**
 * What the verbs come to where there are a million accounts, and a million flows that have expired. It takes minutes,
 * so only the profile {@code scale} runs it, and it prints what it has seen.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class StoreAtScale {
    private static final int MANY = 1_000_000;
    private static final int MAILS = 20_000;
    private static final int FEW = 1_000;
    private static final int RUNS = 200;
    private static final int REGISTRATIONS = 500;

    /** In how many times its usual time a step still gets through while a purge goes on beside it. */
    private static final int HELD_UP = 20;

    private FilledStore many;
    private FilledStore few;

    @BeforeAll
    void fill() throws SQLException {
        few = FilledStore.onPostgresql("few", FEW, FEW / 50);
        many = FilledStore.onPostgresql("many", MANY, MAILS);
    }

    @AfterAll
    void close() {
        few.close();
        many.close();
    }

    @Test
    @Order(1)
    void everyVerbIsTried() {
        assertThat(EachVerb.all().stream().map(EachVerb::name))
                .containsExactlyInAnyOrderElementsOf(EachVerb.declared());
    }

    @Test
    @Order(2)
    void noVerbReadsAWholeTableOfPostgresql() throws SQLException {
        var faults = new ArrayList<String>();
        say("%-74s %8s %8s %6s  %s", "verb", "few, ms", "many, ms", "times", "how, where there are many");
        try (var connection = many.connection();
                var simple = simple()) {
            for (var verb : EachVerb.all()) {
                many.taken();
                many.tryOut(verb);
                var plans = new ArrayList<Plan>();
                for (var statement : many.taken()) {
                    plans.add(Plan.ofPostgresql(connection, statement));
                    plans.add(Plan.ofPostgresqlForAnyValues(simple, statement));
                }
                plans.forEach(plan -> plan.faults().forEach(table -> faults.add(verb.name() + " reads " + table)));
                sayTimes(verb, plans);
            }
        }
        assertThat(faults).isEmpty();
    }

    private static Connection simple() throws SQLException {
        var connection = DriverManager.getConnection(DatabaseServer.POSTGRESQL.url() + "&preferQueryMode=simple");
        connection.setSchema("many");
        return connection;
    }

    private void sayTimes(EachVerb verb, List<Plan> plans) {
        var fewTimes = new Times();
        var manyTimes = new Times();
        for (int run = 0; run < RUNS; run++) {
            fewTimes.measure(() -> few.tryOut(verb));
            manyTimes.measure(() -> many.tryOut(verb));
        }
        var ways = plans.stream().map(Plan::toString).distinct().collect(Collectors.joining(" | "));
        double before = fewTimes.median();
        double after = manyTimes.median();
        say("%-74s %8.2f %8.2f %6.1f  %s", verb.name(), before, after, after / before, ways);
    }

    /** In whatever order the plans are made: a page must not begin where the journal does. */
    @Test
    @Order(3)
    void pageOfSubscribersCostsTheSameAtBothEnds() {
        var early = new Times();
        var late = new Times();
        for (int run = 0; run < RUNS; run++) {
            page(early, new AccountId(new UUID(1L << 56, 0)));
            page(late, new AccountId(new UUID(-1L << 56, 0)));
        }

        say("a page of subscribers at the beginning, ms: %s; at the end, ms: %s", early, late);
        assertThat(late.median()).isLessThan(early.median() * HELD_UP);
    }

    private void page(Times times, AccountId after) {
        times.measure(() -> assertThat(many.<Integer>keep(
                        unit -> unit.consents().subscribers(after, 10).size()))
                .isEqualTo(10));
    }

    @Test
    @Order(4)
    void aMillionDeadFlowsGoInBatchesByTheIndexAndHoldNobodyUp() throws SQLException {
        var before = new Times();
        for (int number = 0; number < REGISTRATIONS; number++) {
            register(before, number);
        }
        var batches = new Times();
        var plans = new LinkedHashSet<Plan>();
        var during = new Times();
        var purge = CompletableFuture.supplyAsync(() -> purge(batches, plans));
        for (int number = REGISTRATIONS; !purge.isDone(); number++) {
            register(during, number);
        }

        say("purged %d flows in %d batches, in %.0f s", purge.join(), batches.count(), batches.seconds());
        say("a batch, ms: %s", batches);
        say("of the first 100 batches, ms: %s; of the last 100: %s", batches.first(100), batches.last(100));
        say("a registration before, ms: %s", before);
        say("a registration meanwhile, ms: %s", during);
        say("how: %s", plans);
        assertThat(purge.join()).isEqualTo(MANY);
        assertThat(plans).isNotEmpty().allMatch(plan -> plan.faults().isEmpty());
        assertThat(during.count()).isPositive();
        assertThat(during.median()).isLessThan(before.median() * HELD_UP);
    }

    private void register(Times times, int number) {
        times.measure(() -> assertThat(many.<Boolean>keep(unit -> EachVerb.register(unit, 1000 + number)))
                .isTrue());
    }

    private int purge(Times batches, Set<Plan> plans) {
        int all = 0;
        int[] removed = new int[1];
        try (var connection = many.connection()) {
            do {
                batches.measure(
                        () -> removed[0] = many.keep(unit -> unit.flows().purge(PURGED_BEFORE, BATCH)));
                all += removed[0];
                for (var statement : many.taken()) {
                    plans.add(Plan.ofPostgresql(connection, statement));
                }
            } while (removed[0] == BATCH);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return all;
    }

    @Test
    @Order(5)
    void noVerbReadsAWholeTableOfMariadb() throws SQLException {
        var faults = new ArrayList<String>();
        try (var store = FilledStore.onMariadb("many", MANY / 10, MAILS);
                var connection = store.connection()) {
            for (var verb : EachVerb.all()) {
                store.taken();
                store.tryOut(verb);
                var plans = new ArrayList<Plan>();
                for (var statement : store.taken()) {
                    plans.add(Plan.ofMariadb(connection, statement));
                }
                plans.forEach(plan -> plan.faults().forEach(table -> faults.add(verb.name() + " reads " + table)));
                say("%-74s %s", verb.name(), plans.stream().map(Plan::toString).collect(Collectors.joining(" | ")));
            }
        }
        assertThat(faults).isEmpty();
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
