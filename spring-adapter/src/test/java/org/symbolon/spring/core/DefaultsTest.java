package org.symbolon.spring.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.symbolon.password.PasswordPolicy;
import org.symbolon.policy.Budget;
import org.symbolon.policy.Policy;

class DefaultsTest {
    private static SymbolonProperties bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("symbolon", SymbolonProperties.class);
    }

    @Test
    void numbersThatNobodySetAreThoseOfCore() {
        assertThat(Policies.of(bound(Map.of()).policy())).hasToString(Policy.DEFAULT.toString());
    }

    @Test
    void defaultOfEachNumberIsThatOfCore() {
        var numbers = bound(Map.of()).policy();

        assertThat(numbers.codeLifetime()).isEqualTo(Policy.DEFAULT.codeLifetime());
        assertThat(numbers.attempts()).isEqualTo(Policy.DEFAULT.attempts());
        assertThat(numbers.resendWait()).isEqualTo(Policy.DEFAULT.resendWait());
        assertThat(numbers.proofLifetime()).isEqualTo(Policy.DEFAULT.proofLifetime());
        assertThat(numbers.accessTokenLifetime()).isEqualTo(Policy.DEFAULT.accessTokenLifetime());
        assertThat(numbers.livenessBound()).isEqualTo(Policy.DEFAULT.livenessBound());
        assertThat(numbers.mailOfNewDevices()).isEqualTo(Policy.DEFAULT.mailOfNewDevices());
        assertThat(numbers.mailToUnknownAddresses()).isEqualTo(Policy.DEFAULT.mailToUnknownAddresses());
    }

    @Test
    void everyNumberThatIsSetIsThatOfThePolicy() {
        var policy = Policies.of(bound(Map.of(
                        "symbolon.policy.code-lifetime", "11m",
                        "symbolon.policy.attempts", "4",
                        "symbolon.policy.resend-wait", "42s",
                        "symbolon.policy.mails-per-address[0].burst", "7",
                        "symbolon.policy.mails-per-address[0].interval", "9m",
                        "symbolon.policy.proof-lifetime", "8m",
                        "symbolon.policy.access-token-lifetime", "3m",
                        "symbolon.policy.liveness-bound", "2s",
                        "symbolon.policy.mail-of-new-devices", "false",
                        "symbolon.policy.mail-to-unknown-addresses", "false"))
                .policy());

        assertThat(policy)
                .hasToString(Policy.DEFAULT
                        .withCodeLifetime(Duration.ofMinutes(11))
                        .withAttempts(4)
                        .withResendWait(Duration.ofSeconds(42))
                        .withMailsPerAddress(new Budget(7, Duration.ofMinutes(9)))
                        .withProofLifetime(Duration.ofMinutes(8))
                        .withAccessTokenLifetime(Duration.ofMinutes(3))
                        .withLivenessBound(Duration.ofSeconds(2))
                        .withMailOfNewDevices(false)
                        .withMailToUnknownAddresses(false)
                        .toString());
    }

    @Test
    void passwordsAreThoseOfThePreset() {
        assertThat(Policies.of(bound(Map.of()).password())).isSameAs(PasswordPolicy.DEFAULT);
        assertThat(Policies.of(bound(Map.of("symbolon.password.preset", "nist")).password()))
                .isSameAs(PasswordPolicy.nist());
        assertThat(Policies.of(bound(Map.of("symbolon.password.minimum-length", "20"))
                                .password())
                        .minimumLength())
                .isEqualTo(20);
    }

    @Test
    void propertiesShowNoSecret() {
        var properties = bound(Map.of(
                "symbolon.secret", "hidden-one",
                "symbolon.keys[0].name", "k2",
                "symbolon.keys[0].secret", "hidden-two"));

        assertThat(properties.secret()).isEqualTo("hidden-one");
        assertThat(properties.keys().get(0).secret()).isEqualTo("hidden-two");
        assertThat(properties.toString()).doesNotContain("hidden");
        assertThat(properties.keys().toString()).contains("k2").doesNotContain("hidden");
    }
}
