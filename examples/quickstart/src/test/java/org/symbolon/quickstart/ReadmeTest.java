package org.symbolon.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.symbolon.account.Password;
import org.symbolon.key.KeyRing;
import org.symbolon.password.PasswordPolicy;
import org.symbolon.policy.Policy;

/** What the README shows is what is compiled, works, and has the numbers that the code has. */
class ReadmeTest {
    private static final Path ROOT = Path.of("../..");
    private static final Path PACKAGE = Path.of("java/org/symbolon/quickstart");

    @ParameterizedTest
    @CsvSource({
        "main, Wiring.java, wiring",
        "main, SignUp.java, plain-java",
        "main, Wiring.java, store",
        "test, Migrations.java, flyway",
        "main, Customers.java, customers",
        "main, Shop.java, pools",
        "main, Shop.java, pool",
        "main, Orders.java, orders"
    })
    void snippetIsTheCodeThatIsCompiled(String kind, String file, String name) throws Exception {
        var source = Files.readString(Path.of("src", kind).resolve(PACKAGE).resolve(file));
        var region = Pattern.compile("// snippet: " + name + "\n(.*?) *// end of snippet", Pattern.DOTALL)
                .matcher(source);
        assertThat(region.find()).isTrue();

        assertThat(readme())
                .contains("```java\n" + region.group(1).stripTrailing().stripIndent() + "\n```");
    }

    @Test
    void snippetSignsUp() throws Exception {
        var secret = "32 bytes, better random than so.".getBytes(StandardCharsets.US_ASCII);
        try (var mailbox = new Mailbox();
                var symbolon = Wiring.symbolon(secret, mailbox.url())) {
            var visitor = new SignUp(symbolon);

            assertThat(visitor.register("nobody", "")).isEqualTo("An address looks like name@example.org.");
            assertThat(visitor.register("mika@example.org", "short")).isEqualTo("Use at least 12 characters.");
            assertThat(visitor.register("mika@example.org", "Harbour-at-Dawn-1"))
                    .startsWith("Type the code");
            var code = mailbox.next().code();
            assertThat(visitor.verify("0000-0000")).endsWith("Tries left: 4");
            assertThat(visitor.verify(code)).isEqualTo("Welcome, mika@example.org");
            assertThat(visitor.verify(code)).isEqualTo("You have an account already");
        }
    }

    @Test
    void numbersAreThoseOfTheCode() throws Exception {
        var policy = Policy.DEFAULT;
        var rows = List.of(
                row("Code", minutes(policy.codeLifetime())),
                row("Wrong codes per flow", policy.attempts()),
                row("New code", policy.resendWait().toSeconds() + " s"),
                row("Proven reset", minutes(policy.proofLifetime())),
                row("Access token", minutes(policy.accessTokenLifetime())),
                row("Liveness", policy.livenessBound().toSeconds() + " s"),
                row("Password", PasswordPolicy.DEFAULT.minimumLength() + " to " + Password.LONGEST),
                row("Session", Policy.SESSION_LIFE.toDays() + " d, idle " + Policy.SESSION_IDLE.toDays() + " d"),
                row("Secret", KeyRing.LEAST_BYTES + " bytes"));
        assertThat(readme()).contains(rows);
    }

    private static String row(String what, Object number) {
        return "| " + what + " | " + number;
    }

    private static String minutes(Duration duration) {
        return duration.toMinutes() + " min";
    }

    private static String readme() throws Exception {
        return Files.readString(ROOT.resolve("README.md"));
    }
}
