package org.symbolon.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.symbolon.account.Password;
import org.symbolon.key.KeyRing;

class HashingInSmallHeapTest {
    private static final int CALLERS = 500;

    /** In a process of its own, since only that has such a heap. */
    @Test
    @Timeout(120)
    void s12FiveHundredAtOnceInSmallHeapHashOrAreToldBusyAndNobodyRunsOutOfMemory() throws Exception {
        var told = output("-Xmx128m", "-Xss512k", Crowd.class.getName());
        assertThat(told).matches("hashed=[1-9][0-9]* busy=[1-9][0-9]* all=" + CALLERS);
    }

    @Test
    @Timeout(120)
    void s12ForeignFormatOfTheMostMemoryIsBoundedTooAndNobodyRunsOutOfMemory() throws Exception {
        var told = output("-Xmx128m", "-Xss512k", Crowd.class.getName(), "foreign");
        assertThat(told).matches("hashed=[1-9][0-9]* busy=[1-9][0-9]* all=" + CALLERS);
    }

    private static String output(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var output = process.getInputStream()) {
            return new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    /** Many callers at one gate. Whoever runs out of memory is neither among the hashed nor the busy. */
    static final class Crowd {
        private final AdmissionGate gate;
        private final CountDownLatch start = new CountDownLatch(1);
        private final AtomicInteger hashed = new AtomicInteger();
        private final AtomicInteger busy = new AtomicInteger();

        private Crowd(List<ForeignFormat> foreign) {
            var secret = "a secret of thirty-two bytes, ok".getBytes(StandardCharsets.US_ASCII);
            var hashes = new AcceptedHashes(KeyRing.of("k1", secret), foreign);
            gate = new AdmissionGate(
                    hashes.permitsForThisMachine(), Duration.ofMillis(500), () -> hashes.hasher(new SecureRandom()));
        }

        public static void main(String[] arguments) throws InterruptedException {
            var largest = List.of(ForeignFormat.springScrypt(65536, 8, 1), ForeignFormat.argon2id(65536, 1, 1));
            new Crowd(arguments.length == 0 ? List.of() : largest).run();
        }

        private void run() throws InterruptedException {
            var callers = new ArrayList<Thread>();
            for (int i = 0; i < CALLERS; i++) {
                var caller = new Thread(this::hash);
                caller.start();
                callers.add(caller);
            }
            start.countDown();
            for (var caller : callers) {
                caller.join();
            }
            System.out.println("hashed=" + hashed + " busy=" + busy + " all=" + (hashed.get() + busy.get()));
        }

        private void hash() {
            try {
                start.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            gate.enter().ifPresentOrElse(this::hashWith, busy::incrementAndGet);
        }

        private void hashWith(AdmissionGate.Permit permit) {
            try (permit) {
                permit.hasher().verifyDecoy(Password.of("Sésame-Ouvre-7"));
                hashed.incrementAndGet();
            }
        }
    }
}
