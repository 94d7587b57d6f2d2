package org.symbolon.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.symbolon.store.StoreUnit;

class PurgeTest {
    private static boolean insert(StoreUnit unit) {
        return unit.flows().insert(Some.flow(1))
                && unit.flows().insert(Some.flow(2))
                && unit.flows().insert(Some.flow(3));
    }

    private static int purge(StoreUnit unit) {
        return unit.flows().purge(Some.NOW.plus(Duration.ofDays(1)), 500);
    }

    @Test
    void rowThatSomebodyHoldsOnPostgresqlHoldsUpNoPurgeOfTheOthers() throws Exception {
        var source = Database.POSTGRESQL.fresh();
        var store = JdbcStore.on(source);
        assertThat(store.transact(PurgeTest::insert)).isTrue();

        try (var holder = source.getConnection()) {
            holder.setAutoCommit(false);
            var held = "SELECT digest FROM symbolon_flow WHERE digest = '%s' FOR UPDATE"
                    .formatted(Some.digest(2).value());
            assertThat(Query.rows(holder, held)).hasSize(1);

            assertThat(store.transact(PurgeTest::purge)).isEqualTo(2);
            holder.rollback();
        }
        assertThat(Query.rows(source, "SELECT digest FROM symbolon_flow"))
                .containsExactly(Some.digest(2).value());
        assertThat(store.transact(PurgeTest::purge)).isEqualTo(1);
    }
}
