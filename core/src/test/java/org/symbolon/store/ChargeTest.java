package org.symbolon.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChargeTest {
    @Test
    void intervalIsCutToWholeMillisecondsAsEveryInstantIs() {
        var charge = new Charge("bucket", 30, Duration.ofHours(1).dividedBy(7));

        assertThat(charge.interval()).isEqualTo(Duration.ofMillis(514_285));
        assertThat(new Charge("bucket", 1, Duration.ofNanos(1_999_999)).interval())
                .isEqualTo(Duration.ofMillis(1));
    }
}
