package org.symbolon.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryLaterTest {
    @Test
    void secondsAreRoundedUpSoThatNobodyComesBackTooSoon() {
        assertThat(after(Duration.ZERO)).isZero();
        assertThat(after(Duration.ofNanos(1))).isEqualTo(1);
        assertThat(after(Duration.ofSeconds(1))).isEqualTo(1);
        assertThat(after(Duration.ofSeconds(59).plusNanos(1))).isEqualTo(60);
    }

    private static long after(Duration wait) {
        RetryLater refusal = () -> wait;
        return refusal.retryAfterSeconds();
    }
}
