package org.symbolon.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.symbolon.store.StoreFaultException;

class JdbcStoreTest {
    private final JdbcStore store = JdbcStore.on(Database.H2.source());

    @ParameterizedTest
    @ValueSource(strings = {"PT-1S", "PT0S", "PT0.999S", "PT1H0.001S"})
    void boundThatNobodyMeansIsRefusedAndSaysWhichItWas(Duration bound) {
        assertThatThrownBy(() -> store.answeringWithin(bound))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(bound.toString());
    }

    @EachServer
    void sourceThatReadsWhatIsNotCommittedIsRefused(Database database) {
        try (var dirty = new HikariDataSource()) {
            dirty.setJdbcUrl(database.server().url());
            dirty.setMaximumPoolSize(1);
            dirty.setTransactionIsolation("TRANSACTION_READ_UNCOMMITTED");

            assertThatThrownBy(() -> JdbcStore.on(dirty))
                    .isInstanceOf(StoreFaultException.class)
                    .hasMessageContaining("READ COMMITTED or stricter");
            assertThat(dirty.getHikariPoolMXBean().getActiveConnections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT1H"})
    void boundMayBeASecondToAnHour(Duration bound) {
        assertThat(store.answeringWithin(bound)).isNotSameAs(store);
    }
}
