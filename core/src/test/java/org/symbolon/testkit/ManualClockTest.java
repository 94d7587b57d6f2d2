package org.symbolon.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ManualClockTest {
    private final ManualClock clock = ManualClock.at(Instant.parse("2026-11-22T12:00:00.123456789Z"));

    @Test
    void standsStillInWholeMillisecondsUntilItIsMoved() {
        assertThat(clock.instant()).isEqualTo("2026-11-22T12:00:00.123Z").isEqualTo(clock.instant());
        assertThat(clock.advance(Duration.ofMinutes(30))).isEqualTo("2026-11-22T12:30:00.123Z");
        assertThat(clock.millis()).isEqualTo(clock.instant().toEpochMilli());
        clock.set(Instant.EPOCH.plusNanos(1_500_000));
        assertThat(clock.instant()).isEqualTo("1970-01-01T00:00:00.001Z");
    }

    @Test
    void isNotAdvancedBackwards() {
        assertThatIllegalArgumentException().isThrownBy(() -> clock.advance(Duration.ofMillis(-1)));
    }

    @Test
    void movesInEveryZoneAtOnce() {
        var kathmandu = clock.withZone(ZoneId.of("Asia/Kathmandu"));
        clock.advance(Duration.ofHours(1));

        assertThat(kathmandu.instant()).isEqualTo(clock.instant());
        assertThat(kathmandu.getZone()).isEqualTo(ZoneId.of("Asia/Kathmandu"));
    }

    @Test
    void losesNoStepOfManyThreads() {
        var start = clock.instant();
        IntStream.range(0, 10_000).parallel().forEach(step -> clock.advance(Duration.ofMillis(1)));

        assertThat(clock.instant()).isEqualTo(start.plusSeconds(10));
    }

    @Test
    void startsAtTheTimeOfTheCall() {
        assertThat(Duration.between(ManualClock.startingNow().instant(), Instant.now())
                        .abs())
                .isLessThan(Duration.ofMinutes(1));
    }
}
