package org.symbolon.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CrowdTest {
    @Test
    void callersThatNeverEndAreNotWaitedForAndStopped() throws Exception {
        var never = new CountDownLatch(1);
        var stopped = new CountDownLatch(Crowd.CALLERS);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> new Crowd(Duration.ofSeconds(1)).winners(caller -> {
                    try {
                        never.await();
                        return true;
                    } catch (InterruptedException end) {
                        stopped.countDown();
                        return false;
                    }
                }))
                .withMessageContaining("came no answer within PT1S");
        assertThat(stopped.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whatACallerThrowsIsTold() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> Crowd.patient().winners(caller -> {
                    throw new IllegalStateException("deadlock");
                }))
                .withMessageContaining("the store threw java.lang.IllegalStateException: deadlock");
    }

    @Test
    void callersAreAllAtItAtOnce() {
        var all = new CountDownLatch(Crowd.CALLERS);
        assertThat(Crowd.patient().winners(caller -> {
                    all.countDown();
                    return await(all);
                }))
                .isEqualTo(Crowd.CALLERS);
    }

    private static boolean await(CountDownLatch all) {
        try {
            return all.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            return false;
        }
    }
}
