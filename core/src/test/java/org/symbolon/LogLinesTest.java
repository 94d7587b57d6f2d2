package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.World.PASSWORD;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.symbolon.account.Client;
import org.symbolon.account.DeviceToken;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Password;
import org.symbolon.account.ReturnTo;
import org.symbolon.event.LoggingListener;
import org.symbolon.mail.MailRefusedException;
import org.symbolon.registration.RegistrationRequest;
import org.symbolon.reset.ResetRequest;

/** S14: whatever a client, a mailer or a store says, each log line of ours stays one line that can be read. */
class LogLinesTest {
    private static final String FORGED = "event=authn_login_success account=forged";

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029", "\u001b[2J", "\u0000", "\u202e", "\t"})
    void s14NothingThatAClientSaysBreaksALogLine(String breaking) throws UnknownHostException {
        try (var log = new CapturedLog();
                var world = new World(builder -> builder.listener(LoggingListener.standard()))) {
            takeSteps(world, breaking + FORGED);
            world.mailer.failWith(new IOException(breaking + FORGED));
            takeSteps(world, breaking + FORGED);
            world.mailer.failWith(new MailRefusedException(breaking + FORGED));
            takeSteps(world, breaking + FORGED);
            Until.holds(() -> log.messages().stream().anyMatch(line -> line.contains("refused for good")));
            world.events();

            assertThat(log.messages()).hasSizeGreaterThan(12).allSatisfy(LogLinesTest::assertReadable);
        }
    }

    private static void assertReadable(String line) {
        assertThat(line).doesNotContain("forged");
        assertThat(line.codePoints()).as(line).allMatch(point -> (point >= ' ' && point < 0x7F) || point == '…');
    }

    @SuppressWarnings("deprecation") // the one way to a locale that no language tag would make
    private static void takeSteps(World world, String hostile) throws UnknownHostException {
        var client = Client.at(InetAddress.getByAddress("host" + hostile, new byte[] {(byte) 192, 0, 2, 7}))
                .withUserAgent("Lynx" + hostile)
                .withDevice(DeviceToken.of("device" + hostile));
        for (var text : List.of("mika@example.org", "mika@example.org" + hostile, "mi" + hostile + "ka@example.org")) {
            if (EmailAddress.parse(text) instanceof EmailAddress.Parsed parsed) {
                var request = RegistrationRequest.of(parsed.address(), Password.of(PASSWORD))
                        .withLocale(new Locale("en" + hostile, "X" + hostile))
                        .withReturnTo(ReturnTo.of("/path" + hostile));
                var handle = world.symbolon
                        .registration()
                        .start(hostile.contains("\0") ? request : request.withProfile(Map.of(hostile, hostile)), client)
                        .orElseThrow()
                        .handle();
                world.symbolon.registration().verify(handle, "0000-0000", client);
                world.symbolon.registration().verify(handle, hostile, client);
                world.symbolon.passwordReset().start(ResetRequest.of(parsed.address()), client);
                world.symbolon.sessions().login(parsed.address(), Password.of(hostile), client);
            }
        }
    }

    @Test
    void s14NothingThatAStoreOrAListenerSaysBreaksALogLine() {
        try (var log = new CapturedLog();
                var world = new World(
                        builder -> builder.purgeEvery(Duration.ofMillis(20)).listener(event -> {
                            throw new IllegalStateException("\n" + FORGED);
                        }))) {
            for (var verb : List.of("flows.purge", "outbox.lease", "outbox.remove")) {
                world.store.after(verb, () -> {
                    throw new IllegalStateException("\n" + FORGED);
                });
            }
            world.start("mika@example.org", PASSWORD);
            for (var line : List.of("Nothing was purged", "cannot be read", "cannot be settled", "A listener failed")) {
                Until.holds(() -> log.messages().stream().anyMatch(message -> message.contains(line)));
            }
            assertThat(log.messages()).allSatisfy(LogLinesTest::assertReadable);
        }
    }
}
