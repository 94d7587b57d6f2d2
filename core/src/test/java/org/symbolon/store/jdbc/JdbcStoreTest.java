package org.symbolon.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcStoreTest {
    private final JdbcStore store = JdbcStore.on(Database.H2.source());

    @ParameterizedTest
    @ValueSource(strings = {"PT-1S", "PT0S", "PT0.999S", "PT1H0.001S"})
    void boundThatNobodyMeansIsRefusedAndSaysWhichItWas(Duration bound) {
        assertThatThrownBy(() -> store.answeringWithin(bound))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(bound.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT1H"})
    void boundMayBeASecondToAnHour(Duration bound) {
        assertThat(store.answeringWithin(bound)).isNotSameAs(store);
    }
}
