package org.symbolon.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class UnreadBodyTest {
    private static final int SIZE = 10 * 8 * 1024;

    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @Test
    void everythingIsDroppedWhereItComesInTime() throws IOException {
        request.setContent(new byte[SIZE]);

        UnreadBody.drop(request, () -> 0);

        assertThat(request.getInputStream().read()).isNegative();
    }

    @Test
    void bodyThatTakesLongerThanThreeSecondsIsLeft() throws IOException {
        request.setContent(new byte[SIZE]);
        var now = new AtomicLong(Long.MAX_VALUE - 1);

        UnreadBody.drop(request, () -> now.getAndAdd(Duration.ofSeconds(1).toNanos()));

        assertThat(request.getInputStream().readAllBytes()).hasSize(SIZE - 2 * 8 * 1024);
    }
}
