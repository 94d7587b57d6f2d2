package org.symbolon.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GrowingWaitTest {
    private final GrowingWait wait =
            new GrowingWait(Duration.ofSeconds(2), Duration.ofMinutes(5), new SplittableRandom(1));

    @Test
    void growsWithEachFailureAndStaysWithinFiveMinutes() {
        for (int round = 0; round < 100; round++) {
            assertThat(wait.after(1)).isBetween(Duration.ofMillis(1500), Duration.ofMillis(2500));
            assertThat(wait.after(2)).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(5));
            assertThat(wait.after(5)).isBetween(Duration.ofSeconds(24), Duration.ofSeconds(40));
            assertThat(wait.after(60)).isBetween(Duration.ofMinutes(3), Duration.ofMinutes(5));
            assertThat(wait.after(Integer.MAX_VALUE)).isBetween(Duration.ofMinutes(3), Duration.ofMinutes(5));
        }
    }

    @Test
    void differsForThoseWhoFailTogether() {
        assertThat(IntStream.range(0, 50)
                        .mapToObj(each -> wait.after(3))
                        .distinct()
                        .count())
                .isGreaterThan(30);
    }
}
