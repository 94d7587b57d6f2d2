package org.symbolon.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.symbolon.Symbolon;
import org.symbolon.account.Client;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Password;
import org.symbolon.account.Site;
import org.symbolon.key.KeyRing;
import org.symbolon.registration.RegistrationRequest;
import org.symbolon.store.memory.InMemoryStore;
import org.symbolon.testkit.RecordingMailer;

@Timeout(60)
class MainTest {
    @Test
    void quickstartTellsTheWholeLifeOfAnAccount() throws Exception {
        var console = Console.of();

        assertThat(console.status()).isZero();
        assertThat(console.complaints()).isEmpty();
        assertThat(console.lines())
                .allMatch(line -> line.matches(" *\\d+ ms  .+"))
                .anyMatch(line ->
                        line.endsWith("Signed in on a phone: got \"Signed in to Example Video from a new device\""))
                .anyMatch(line -> line.endsWith("Is signed in on the laptop, this one"))
                .anyMatch(line ->
                        line.endsWith("Changed the password: got \"Your password for Example Video was changed\""))
                .anyMatch(line -> line.endsWith("without signing in"))
                .anyMatch(line -> line.endsWith("Use at least 12 characters."))
                .anyMatch(line -> line.endsWith("Signed in anew"))
                .last()
                .asString()
                .endsWith("Deleted it: signed out, cannot sign in, and the address is free");
    }

    @Test
    void everyRunOnAFileAddsAnAccount(@TempDir Path directory) throws Exception {
        var url = "jdbc:h2:" + directory.resolve("app");

        for (int run = 1; run <= 3; run++) {
            var console = Console.of("--jdbc", url, "--user", "app", "--password", "secret");

            assertThat(console.complaints()).isEmpty();
            assertThat(console.lines())
                    .startsWith("On H2 2.4.240 (2025-09-22), with the tables of Symbolon in it")
                    .anyMatch(line -> line.endsWith("Signed in anew"))
                    .contains(
                            "%5d in symbolon_account".formatted(run),
                            "%5d in symbolon_consent".formatted(2 * run),
                            "    0 in symbolon_outbox");
        }
        assertThat(Console.of("--jdbc", url, "--user", "app", "--password", "wrong"))
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(1))
                .satisfies(refused -> assertThat(refused.complaints())
                        .singleElement()
                        .asString()
                        .contains("Wrong user name or password"));
    }

    @Test
    void mailThatAnEarlierRunLeftBehindStaysThere() throws Exception {
        var store = new InMemoryStore();
        var mailer = new RecordingMailer();
        mailer.failWith(new IOException("down"));
        var mika = EmailAddress.parse("mika@example.org").orElseThrow();
        try (var killed = Symbolon.builder()
                .site(Site.of("Example Video", "https://video.example"))
                .keys(KeyRing.of("k1", "32 bytes, better random than so.".getBytes(StandardCharsets.US_ASCII)))
                .mailer(mailer)
                .store(store)
                .build()) {
            var request = RegistrationRequest.of(mika, Password.of("Harbour-at-Dawn-1"));
            killed.registration().start(request, Client.unknown()).orElseThrow();
        }

        new Story(mika, EmailAddress.parse("noor@example.org").orElseThrow()).tell(store);

        assertThat(store.transact(unit -> unit.outbox().status()).pending()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:postgresql://127.0.0.1:1/app", "jdbc:mariadb://127.0.0.1:1/app", "jdbc:h2:relative"})
    void databaseThatCannotBeUsedIsOneLineAndStatusOne(String url) throws Exception {
        var console = Console.of("--jdbc", url);

        assertThat(console.status()).isEqualTo(1);
        assertThat(console.lines()).isEmpty();
        assertThat(console.complaints())
                .singleElement()
                .asString()
                .matches("That database cannot be used \\(PostgreSQL, MariaDB and H2 can\\): .{5,}");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "postgresql://app:secret@127.0.0.1/app, 'postgresql:…'",
                "jdbc:mysql://app:secret@127.0.0.1/app?password=secret, 'jdbc:mysql:…'",
                "jdbc:sqlite:secret.db, 'jdbc:sqlite:…'",
                "secret, such a URL"
            })
    void urlThatNoDriverTakesIsToldHowOneBeginsWithoutItsSecrets(String url, String shown) throws Exception {
        var console = Console.of("--jdbc", url);

        assertThat(console.status()).isEqualTo(1);
        assertThat(console.complaints())
                .singleElement()
                .asString()
                .endsWith("There is no driver here for " + shown
                        + ": the URL begins with jdbc:postgresql:, jdbc:mariadb: or jdbc:h2:")
                .doesNotContain("secret");
    }

    @Test
    void urlThatItsOwnDriverDoesNotUnderstandIsToldSo() throws Exception {
        var console = Console.of("--jdbc", "jdbc:postgresql://127.0.0.1:secret/app");

        assertThat(console.status()).isEqualTo(1);
        assertThat(console.complaints()) // after what the driver may have logged
                .last()
                .asString()
                .endsWith("There is no driver here for 'jdbc:postgresql:…', or it does not understand the rest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:mem:", "jdbc:h2:mem:;DB_CLOSE_DELAY=-1"})
    void databaseInMemoryNeedsAName(String url) throws Exception {
        var console = Console.of("--jdbc", url);

        assertThat(console.status()).isEqualTo(1);
        assertThat(console.lines()).isEmpty();
        assertThat(console.complaints()).singleElement().asString().endsWith("name it, such as jdbc:h2:mem:app");
    }

    @Test
    void emptyUrlNeedsAValue() throws Exception {
        var console = Console.of("--jdbc", "");

        assertThat(console.status()).isEqualTo(2);
        assertThat(console.complaints()).singleElement().asString().startsWith("--jdbc needs a value. Options:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--jdbc",
                "jdbc:h2:mem:app",
                "--nope x",
                "--user app",
                "--password x",
                "--jdbc jdbc:h2:mem:app --user",
                "--jdbc jdbc:h2:mem:app --jdbc jdbc:h2:mem:app"
            })
    void optionThatIsNotUnderstoodIsOneLineAndStatusTwo(String arguments) throws Exception {
        var console = Console.of(arguments.split(" "));

        assertThat(console.status()).isEqualTo(2);
        assertThat(console.lines()).isEmpty();
        assertThat(console.complaints())
                .singleElement()
                .asString()
                .endsWith("Options: --jdbc <url> [--user <name>] [--password <password>]");
    }
}
