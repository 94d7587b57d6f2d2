package org.symbolon.store.jdbc;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.util.Map;
import org.symbolon.Symbolon;
import org.symbolon.account.Client;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Handle;
import org.symbolon.account.Password;
import org.symbolon.account.Site;
import org.symbolon.key.KeyRing;
import org.symbolon.registration.RegistrationRequest;
import org.symbolon.registration.RegistrationVerify;
import org.symbolon.store.Store;
import org.symbolon.testkit.ManualClock;
import org.symbolon.testkit.RecordingMailer;

/** A whole Symbolon over a store, whose mails a test reads and whose time it moves. */
final class FrontDoor implements AutoCloseable {
    static final String PASSWORD = "Correct-Horse-7-Battery";
    static final Client CLIENT = Client.unknown();

    final ManualClock clock = ManualClock.at(Some.NOW);
    final RecordingMailer mailer = new RecordingMailer(Duration.ofSeconds(20));
    final Symbolon symbolon;

    FrontDoor(Store store) {
        symbolon = Symbolon.builder()
                .site(Site.of("Example Video", "https://video.example"))
                .keys(KeyRing.of("k1", "an example secret of 32 bytes ok".getBytes(US_ASCII)))
                .mailer(mailer)
                .store(store)
                .clock(clock)
                .build();
    }

    static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow();
    }

    /** A registration whose mail is under way. */
    Handle started(String address, Map<String, String> profile) {
        var request =
                RegistrationRequest.of(address(address), Password.of(PASSWORD)).withProfile(profile);
        return symbolon.registration().start(request, CLIENT).orElseThrow().handle();
    }

    String code(String address) {
        return mailer.codeFor(address);
    }

    RegistrationVerify verify(Handle handle, String code) {
        return symbolon.registration().verify(handle, code, CLIENT);
    }

    RegistrationVerify.Verified register(String address, Map<String, String> profile) {
        var handle = started(address, profile);
        return verify(handle, code(address)).orElseThrow();
    }

    @Override
    public void close() {
        symbolon.close();
    }
}
