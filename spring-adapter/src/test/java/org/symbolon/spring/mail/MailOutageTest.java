package org.symbolon.spring.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.symbolon.Symbolon;
import org.symbolon.account.Client;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Password;
import org.symbolon.key.KeyRing;
import org.symbolon.mail.Mailer;
import org.symbolon.registration.RegistrationRequest;
import org.symbolon.registration.RegistrationStart;
import org.symbolon.store.memory.InMemoryStore;
import org.symbolon.testkit.ManualClock;

/** A mail server that is away when people register, and comes back. */
@Timeout(60)
class MailOutageTest {
    private static final Pattern CODE = Pattern.compile("(?m)^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$");
    private static final long PATIENCE = Duration.ofSeconds(10).toNanos();

    private final ManualClock clock = ManualClock.startingNow();
    private final AtomicInteger failures = new AtomicInteger();
    private ScriptedMailServer server;
    private Symbolon symbolon;

    @BeforeEach
    void open() throws IOException {
        server = new ScriptedMailServer();
        symbolon = Symbolon.builder()
                .site(Samples.SITE)
                .keys(KeyRing.of("k1", "a secret of thirty-two bytes, ok".getBytes(StandardCharsets.US_ASCII)))
                .mailer(counting(new SpringMailer(PatientSender.of(Samples.sender(server.port())), Samples.SENDER)))
                .store(new InMemoryStore())
                .clock(clock)
                .build();
    }

    private Mailer counting(Mailer mailer) {
        return mail -> {
            try {
                mailer.send(mail);
            } catch (IOException failure) {
                failures.incrementAndGet();
                throw failure;
            }
        };
    }

    @AfterEach
    void close() throws IOException {
        symbolon.close();
        server.close();
    }

    private RegistrationStart.Started register(String address) {
        var request =
                RegistrationRequest.of(EmailAddress.parse(address).orElseThrow(), Password.of("Kite-over-7-harbours"));
        return symbolon.registration().start(request, Client.unknown()).orElseThrow();
    }

    @Test
    void mailWaitsForAServerThatIsAwayAndTheAnswerIsTheSame() {
        var usual = register("ada@example.org");
        await("a mail", () -> Optional.of(server.mails()).filter(mails -> mails.size() == 1));

        server.answering("CONNECT", "421 away");
        var duringOutage = register("mika@example.org");

        assertThat(duringOutage.expiresAt()).isEqualTo(usual.expiresAt());
        assertThat(duringOutage.resendAt()).isEqualTo(usual.resendAt());
        var code = afterRecovery();
        assertThat(symbolon.registration()
                        .verify(duringOutage.handle(), code, Client.unknown())
                        .orElseThrow()
                        .account()
                        .address())
                .hasToString("mika@example.org");
        assertThat(server.mails()).hasSize(2);
    }

    /** The clock is moved until the retry is due. */
    private String afterRecovery() {
        var before = clock.instant();
        await("a try", () -> Optional.of(failures).filter(tried -> tried.get() == 1));
        server.recover();
        await("the mail", () -> {
            if (server.mails().size() < 2) {
                clock.advance(Duration.ofMillis(100));
            }
            return Optional.of(server.mails()).filter(mails -> mails.size() == 2);
        });
        assertThat(clock.instant()).isBetween(before.plusMillis(500), before.plusSeconds(600));
        return CODE.matcher(server.mails().get(1))
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();
    }

    private static <T> T await(String what, Supplier<Optional<T>> supplier) {
        long end = System.nanoTime() + PATIENCE;
        for (var found = supplier.get(); System.nanoTime() < end; found = supplier.get()) {
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        throw new AssertionError(what + " never came");
    }
}
