package org.symbolon.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.symbolon.account.AccountId;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Password;
import org.symbolon.account.PasswordHash;
import org.symbolon.password.AdmissionGate;
import org.symbolon.password.PasswordHasher;
import org.symbolon.store.AccountRecord;

@Timeout(60)
class RightPasswordTest {
    private static final Password RIGHT = Password.of("right");
    private static final PasswordHash OLD = PasswordHash.of("old");
    private static final PasswordHash NEW = PasswordHash.of("new");

    private final List<String> work = new ArrayList<>();
    private final AdmissionGate gate = new AdmissionGate(1, Duration.ofSeconds(30), NotingHasher::new);

    private static Optional<AccountRecord> account(PasswordHash hash, boolean suspended) {
        return Optional.of(new AccountRecord(
                new AccountId(new UUID(1, 2)),
                EmailAddress.parse("mika@example.org").orElseThrow(),
                hash,
                1,
                suspended,
                Locale.ENGLISH,
                Instant.EPOCH));
    }

    private Optional<RightPassword> check(Password password, Optional<AccountRecord> found) {
        try (var permit = gate.enter().orElseThrow()) {
            return RightPassword.check(password, found.orElse(null), permit.hasher(), gate);
        }
    }

    @Test
    void outdatedHashOfARightPasswordIsMadeAnew() {
        assertThat(check(RIGHT, account(OLD, false)).orElseThrow().better()).isSameAs(NEW);
        assertThat(work).containsExactly("verify", "hash");
    }

    @Test
    void newestHashIsLeftAlone() {
        assertThat(check(RIGHT, account(NEW, false)).orElseThrow().better()).isNull();
        assertThat(work).containsExactly("verify");
    }

    @Test
    void wrongPasswordIsHashedOnceAndNoMore() {
        assertThat(check(Password.of("wrong"), account(OLD, false))).isEmpty();
        assertThat(work).containsExactly("verify");
    }

    /** A password that fits costs less than one that does not, so it would show here. */
    @Test
    void s7SuspendedAccountCostsWhatAnUnknownAddressDoesEvenForTheRightPassword() {
        assertThat(check(RIGHT, account(OLD, true))).isEmpty();
        assertThat(check(RIGHT, Optional.empty())).isEmpty();
        assertThat(work).containsExactly("verifyDecoy", "verifyDecoy");
    }

    @Test
    void upgradeIsPutOffWhileOthersWait() throws Exception {
        var waiting = new FutureTask<>(() -> gate.enter().map(permit -> {
            permit.close();
            return true;
        }));
        try (var permit = gate.enter().orElseThrow()) {
            new Thread(waiting).start();
            while (!gate.isBusy()) {
                Thread.onSpinWait();
            }
            assertThat(RightPassword.check(RIGHT, account(OLD, false).orElseThrow(), permit.hasher(), gate)
                            .orElseThrow()
                            .better())
                    .isNull();
        }
        assertThat(waiting.get()).contains(true);
        assertThat(work).containsExactly("verify");
    }

    private final class NotingHasher implements PasswordHasher {
        @Override
        public PasswordHash hash(Password password) {
            work.add("hash");
            return NEW;
        }

        @Override
        public boolean verify(Password password, PasswordHash hash) {
            work.add("verify");
            return password == RIGHT;
        }

        @Override
        public void verifyDecoy(Password password) {
            work.add("verifyDecoy");
        }

        @Override
        public boolean isOutdated(PasswordHash hash) {
            return hash == OLD;
        }
    }
}
