package org.symbolon.spring.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.symbolon.spring.StartedApplication;

/** What somebody reads whose application does not start. */
@ExtendWith(OutputCaptureExtension.class)
class StartFailureTest {
    private static final String RANDOM = "qx7Zr1J9mW0kT5vUe8YbNf3sDhGcAiLoPq2E4R6t";
    private static final String SECRET = "symbolon.secret=" + RANDOM + "IyM=";
    private static final String URL = "symbolon.public-url=https://video.example";

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(SymbolonAutoConfiguration.class)
    @Import(Mailing.class)
    static class App {}

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(SymbolonAutoConfiguration.class)
    static class Mute {}

    private static String refusal(CapturedOutput output, String... properties) {
        var text = StartedApplication.refusal(output, App.class, properties);
        assertThat(text).contains("APPLICATION FAILED TO START").doesNotContain("\tat ", RANDOM);
        return text;
    }

    @ParameterizedTest
    @ValueSource(strings = {"symbolon.enabled=true", "symbolon.secret=", "symbolon.generate-secret=false"})
    void missingSecretNamesThePropertyAndTheCommand(String property, CapturedOutput output) {
        assertThat(refusal(output, URL, property))
                .contains("symbolon.secret is missing. It is what codes, tokens and passwords are protected with.")
                .contains("Set symbolon.secret to what this prints")
                .contains("openssl rand -base64 32")
                .contains("symbolon.generate-secret=true");
    }

    @Test
    void secretThatIsNotBase64IsNotShown(CapturedOutput output) {
        assertThat(refusal(output, URL, "symbolon.secret=" + RANDOM + "!"))
                .contains("symbolon.secret is not Base64.")
                .contains("openssl rand -base64 32");
    }

    @ParameterizedTest
    @ValueSource(strings = {"symbolon.secret", "symbolon.keys[0].secret"})
    void placeholderWithoutAValueIsToldApartFromASecret(String property, CapturedOutput output) {
        assertThat(refusal(output, URL, property + "=${SYMBOLON_SECRET_OF_NOBODY}"))
                .contains(property + " names a placeholder, and nothing gave that a value.")
                .doesNotContain("Base64");
    }

    @Test
    void shortSecretIsNotShown(CapturedOutput output) {
        assertThat(refusal(output, URL, "symbolon.secret=" + RANDOM))
                .contains("symbolon.secret is too short: 30 bytes, of at least 32.")
                .contains("openssl rand -base64 32");
    }

    @Test
    void secretOfZerosIsRefused(CapturedOutput output) {
        assertThat(refusal(output, URL, "symbolon.secret=" + "A".repeat(43) + "="))
                .contains("symbolon.secret is not random: every byte of it is zero.");
    }

    @Test
    void secretAndKeysTogetherAreRefused(CapturedOutput output) {
        assertThat(refusal(output, URL, SECRET, "symbolon.keys[0].name=k2", "symbolon.keys[0].secret=" + RANDOM))
                .contains("Both symbolon.secret and symbolon.keys are set")
                .contains("move it into the list, under the name k1");
    }

    @Test
    void shortSecretOfAListIsNamedByItsPlace(CapturedOutput output) {
        assertThat(refusal(
                        output,
                        URL,
                        "symbolon.keys[0].name=k2",
                        "symbolon.keys[0].secret=" + RANDOM + "IyM=",
                        "symbolon.keys[1].name=k1",
                        "symbolon.keys[1].secret=" + RANDOM))
                .contains("symbolon.keys[1].secret is too short: 30 bytes")
                .contains("Set symbolon.keys[1].secret to what this prints");
    }

    @Test
    void secretInThePlaceOfItsNameIsNotShown(CapturedOutput output) {
        assertThat(refusal(
                        output,
                        URL,
                        "symbolon.keys[0].name=" + RANDOM + "IyM=",
                        "symbolon.keys[0].secret=" + RANDOM + "IyM="))
                .contains("symbolon.keys[0].name is missing, or not the name of a key")
                .contains("up to 32 of a-z 0-9 . _ - such as k1");
    }

    @Test
    void nameThatTwoKeysHaveIsRefused(CapturedOutput output) {
        assertThat(refusal(
                        output,
                        URL,
                        "symbolon.keys[0].name=k1",
                        "symbolon.keys[0].secret=" + RANDOM + "IyM=",
                        "symbolon.keys[1].name=k1",
                        "symbolon.keys[1].secret=" + RANDOM + "JyM="))
                .contains("symbolon.keys[1].name is missing, or not the name of a key, or that of another key.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"symbolon.keys", "symbolon.keys[0]", "symbolon.keys[1].secret"})
    void secretInTheWrongPlaceOfTheListIsNotShown(String property, CapturedOutput output) {
        assertThat(refusal(output, URL, property + "=" + RANDOM + "IyM="))
                .contains("The list symbolon.keys cannot be read")
                .contains("beginning with symbolon.keys[0].name and symbolon.keys[0].secret");
    }

    @Test
    void otherPropertiesThatCannotBeReadAreAnalyzedByBoot(CapturedOutput output) {
        assertThat(refusal(output, URL, SECRET, "symbolon.policy.attempts=many"))
                .contains("Property: symbolon.policy.attempts")
                .contains("Value: \"many\"");
    }

    @Test
    void missingPublicUrlIsNamed(CapturedOutput output) {
        assertThat(refusal(output, SECRET))
                .contains("symbolon.public-url is missing. It is where the application is reached from outside.")
                .contains("Set symbolon.public-url to an address such as https://video.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"video.example", "ftp://video.example", "https://video.example?a=b", "nonsense"})
    void wrongPublicUrlIsShown(String url, CapturedOutput output) {
        assertThat(refusal(output, SECRET, "symbolon.public-url=" + url))
                .contains("symbolon.public-url cannot be used. A site's address looks like https://video.example")
                .contains("not: " + url)
                .contains("Set symbolon.public-url to an address such as");
    }

    @Test
    void wrongNameOfTheSiteIsShown(CapturedOutput output) {
        assertThat(refusal(output, SECRET, URL, "symbolon.site-name=" + "x".repeat(65)))
                .contains("A site's name is 1 to 64 characters that can be seen, not: xxx")
                .contains("Set symbolon.site-name to the name of the site as readers of its mails know it.");
    }

    @Test
    void missingMailServerIsNamed(CapturedOutput output) {
        var text = StartedApplication.refusal(output, Mute.class, SECRET, URL);

        assertThat(text)
                .contains("APPLICATION FAILED TO START")
                .contains("spring.mail.host is missing, and there is no bean of type org.symbolon.mail.Mailer.")
                .contains("Set spring.mail.host to the host of your mail server")
                .doesNotContain(RANDOM);
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(SymbolonAutoConfiguration.class)
    static class Undecided {
        @Bean
        JavaMailSender newsletters() {
            return new JavaMailSenderImpl();
        }

        @Bean
        JavaMailSender receipts() {
            return new JavaMailSenderImpl();
        }
    }

    @Test
    void sendersOfWhichNoneIsPrimaryAreNamed(CapturedOutput output) {
        assertThat(StartedApplication.refusal(output, Undecided.class, SECRET, URL))
                .contains("APPLICATION FAILED TO START")
                .contains("which of 2 beans of type org.springframework.mail.javamail.JavaMailSender")
                .contains("newsletters or receipts")
                .contains("Mark one of them @Primary, or add a bean of type org.symbolon.mail.Mailer.")
                .doesNotContain("spring.mail.host");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "symbolon.policy.code-lifetime | 2h | PT2H | The code lifetime is PT5M to PT1H, not PT2H.",
                "symbolon.policy.attempts | 11 | 11 | The attempts per flow are 3 to 10, not 11.",
                "symbolon.policy.resend-wait | 1s | PT1S | The resend wait is PT30S to PT10M, not PT1S.",
                "symbolon.policy.proof-lifetime | 1h | PT1H | The proof lifetime is PT2M to PT30M, not PT1H.",
                "symbolon.policy.access-token-lifetime | 16m | PT16M | The access token lifetime is PT1M to PT15M",
                "symbolon.policy.liveness-bound | 61s | PT1M1S | The liveness bound is PT0S to PT1M, not PT1M1S.",
                "symbolon.password.minimum-length | 7 | 7 | The least length of a password is 8 to 64 code points",
            })
    void numberOutOfBoundsIsNamedWithItsBounds(
            String property, String value, String shown, String bounds, CapturedOutput output) {
        assertThat(refusal(output, SECRET, URL, property + "=" + value))
                .contains(property + "=" + shown + " is out of bounds. " + bounds)
                .contains("Change " + property + ", or leave it out");
    }

    @Test
    void budgetOutOfBoundsIsNamed(CapturedOutput output) {
        assertThat(refusal(
                        output,
                        SECRET,
                        URL,
                        "symbolon.policy.mails-per-address[0].burst=0",
                        "symbolon.policy.mails-per-address[0].interval=6m"))
                .contains("symbolon.policy.mails-per-address[0]=")
                .contains("A budget allows 1 to 1000000 at once, not 0.");
    }

    @Test
    void budgetWithoutAnIntervalIsNamed(CapturedOutput output) {
        assertThat(refusal(output, SECRET, URL, "symbolon.policy.mails-per-address[0].burst=3"))
                .contains("symbolon.policy.mails-per-address[0].interval is missing.");
    }

    @Test
    void budgetsThatMakeGuessingEasyAreNamed(CapturedOutput output) {
        assertThat(refusal(
                        output,
                        SECRET,
                        URL,
                        "symbolon.policy.mails-per-address[0].burst=10",
                        "symbolon.policy.mails-per-address[0].interval=1s"))
                .contains("symbolon.policy.mails-per-address=")
                .contains("a code is guessed once in");
    }

    @Test
    void generatedSecretIsWarnedOf(CapturedOutput output) {
        assertThat(StartedApplication.log(output, App.class, URL, "symbolon.generate-secret=true"))
                .contains("WARN")
                .contains("symbolon.generate-secret=true made a secret for this start alone. At the next one all"
                        + " sessions, mailed codes and passwords are lost")
                .contains("openssl rand -base64 32");
    }

    @Test
    void secretThatIsThereIsUsedInsteadOfAGeneratedOne(CapturedOutput output) {
        assertThat(StartedApplication.log(output, App.class, URL, SECRET, "symbolon.generate-secret=true"))
                .doesNotContain("made a secret", RANDOM);
    }

    @Test
    void memoryIsWarnedOf(CapturedOutput output) {
        assertThat(StartedApplication.log(output, App.class, URL, SECRET))
                .contains("WARN")
                .contains("Accounts are kept in memory: NOTHING SURVIVES A RESTART. Add spring-boot-starter-jdbc, a"
                        + " driver and spring.datasource.url, or a bean of type org.symbolon.store.Store.")
                .doesNotContain(RANDOM);
    }
}
