package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.World.CLIENT;
import static org.symbolon.World.PASSWORD;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.symbolon.account.Password;
import org.symbolon.session.Login;

/** A crowd at the front door of a small process. */
class CrowdTest {
    private static final int CALLERS = 500;

    @Test
    @Timeout(120)
    void s12FiveHundredParallelLoginsInASmallHeapAreAllAnsweredAndNobodyRunsOutOfMemory() throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-Xss512k",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Crowd.class.getName())
                .redirectErrorStream(true)
                .start();
        String told;
        try (var output = process.getInputStream()) {
            told = new String(output.readAllBytes(), StandardCharsets.UTF_8);
        }

        assertThat(told).doesNotContain("OutOfMemoryError").containsPattern("in=[1-9]\\d* answered=" + CALLERS);
        assertThat(process.waitFor()).isZero();
    }

    /** What runs in a process of its own, since only that has such a heap. */
    static final class Crowd {
        private final World world = new World();
        private final CountDownLatch start = new CountDownLatch(1);
        private final AtomicInteger in = new AtomicInteger();
        private final AtomicInteger answered = new AtomicInteger();

        public static void main(String[] arguments) throws InterruptedException {
            new Crowd().run();
        }

        private void run() throws InterruptedException {
            world.register("mika@example.org");
            var callers = new ArrayList<Thread>();
            for (int caller = 0; caller < CALLERS; caller++) {
                var thread = new Thread(this::login);
                thread.start();
                callers.add(thread);
            }
            start.countDown();
            for (var caller : callers) {
                caller.join();
            }
            world.close();
            System.out.println("in=" + in + " answered=" + answered);
        }

        private void login() {
            try {
                start.await();
            } catch (InterruptedException stopped) {
                return;
            }
            var answer =
                    world.symbolon.sessions().login(World.address("mika@example.org"), Password.of(PASSWORD), CLIENT);
            if (answer instanceof Login.LoggedIn) {
                in.incrementAndGet();
            }
            if (answer instanceof Login.LoggedIn || answer instanceof Login.Busy) {
                answered.incrementAndGet();
            }
        }
    }
}
