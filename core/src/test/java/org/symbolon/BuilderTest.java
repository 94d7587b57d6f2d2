package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.symbolon.World.PASSWORD;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.symbolon.account.Client;
import org.symbolon.account.Password;
import org.symbolon.password.PasswordPolicy;
import org.symbolon.policy.Policy;
import org.symbolon.registration.RegistrationRequest;
import org.symbolon.registration.RegistrationStart;
import org.symbolon.store.memory.InMemoryStore;
import org.symbolon.testkit.RecordingMailer;

class BuilderTest {
    @Test
    void missingSiteIsRefusedWithWhatToAdd() {
        assertThatIllegalStateException()
                .isThrownBy(Symbolon.builder().keys(World.keys()).mailer(new RecordingMailer())::build)
                .withMessageContaining(".site(Site.of(\"Example Video\", \"https://video.example\"))");
    }

    @Test
    void missingKeysAreRefusedWithWhatToAdd() {
        assertThatIllegalStateException()
                .isThrownBy(Symbolon.builder().site(World.SITE).mailer(new RecordingMailer())::build)
                .withMessageContaining(".keys(KeyRing.of(\"k1\", secret))")
                .withMessageContaining("32 random bytes");
    }

    @Test
    void missingMailerIsRefusedWithWhatToAdd() {
        assertThatIllegalStateException()
                .isThrownBy(Symbolon.builder().site(World.SITE).keys(World.keys())::build)
                .withMessageContaining(".mailer(SmtpMailer.to(");
    }

    @Test
    void settingsAreWhatItWasBuiltWithAndTheClockTicksInMilliseconds() {
        var clock = Clock.fixed(Instant.parse("2026-11-22T10:00:00.123456789Z"), ZoneOffset.UTC);
        var policy = Policy.DEFAULT.withAttempts(3);
        try (var symbolon = minimal()
                .store(new InMemoryStore())
                .policy(policy)
                .passwords(PasswordPolicy.nist())
                .clock(clock)
                .build()) {
            var settings = symbolon.settings();

            assertThat(settings.site()).isSameAs(World.SITE);
            assertThat(settings.policy()).isSameAs(policy);
            assertThat(settings.passwords()).isSameAs(PasswordPolicy.nist());
            assertThat(settings.clock().instant()).isEqualTo(Instant.parse("2026-11-22T10:00:00.123Z"));
        }
    }

    @Test
    @SuppressWarnings("NullAway")
    void nullIsRefusedWhereItIsGiven() {
        assertThatNullPointerException()
                .isThrownBy(() -> Symbolon.builder().store(null))
                .withMessage("store");
    }

    @Test
    void storeOfMemoryIsTheDefaultAndSaysThatNothingSurvives() {
        var warnings = new ArrayList<String>();
        var watch = watching(warnings);
        Logger.getLogger("org.symbolon").addHandler(watch);
        try (var symbolon = minimal().build()) {
            var request = RegistrationRequest.of(World.address("mika@example.org"), Password.of(PASSWORD));
            assertThat(symbolon.registration().start(request, Client.unknown()))
                    .isInstanceOf(RegistrationStart.Started.class);
        } finally {
            Logger.getLogger("org.symbolon").removeHandler(watch);
        }
        assertThat(warnings).singleElement().asString().contains("nothing survives a restart");
    }

    @Test
    void chosenStoreIsNotWarnedOf() {
        var warnings = new ArrayList<String>();
        var watch = watching(warnings);
        Logger.getLogger("org.symbolon").addHandler(watch);
        try (var symbolon = minimal().store(new InMemoryStore()).build()) {
            assertThat(symbolon.accounts()).isNotNull();
        } finally {
            Logger.getLogger("org.symbolon").removeHandler(watch);
        }
        assertThat(warnings).isEmpty();
    }

    @Test
    void closingTwiceHarmsNothing() {
        var symbolon = minimal().store(new InMemoryStore()).build();
        symbolon.close();
        symbolon.close();
    }

    private static Builder minimal() {
        return Symbolon.builder().site(World.SITE).keys(World.keys()).mailer(new RecordingMailer());
    }

    private static Handler watching(List<String> warnings) {
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                warnings.add(record.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
