package example.signup;

import java.nio.charset.StandardCharsets;
import org.symbolon.Symbolon;
import org.symbolon.account.Client;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Password;
import org.symbolon.account.Site;
import org.symbolon.key.KeyRing;
import org.symbolon.registration.RegistrationRequest;
import org.symbolon.store.memory.InMemoryStore;
import org.symbolon.testkit.RecordingMailer;

/** Registers, types the code from the mail, and says who signed up and who asked. */
final class SignUp {
    private SignUp() {}

    public static void main(String[] args) {
        var secret = "32 bytes, better random than so.".getBytes(StandardCharsets.US_ASCII);
        var mailer = new RecordingMailer();
        try (var symbolon = Symbolon.builder()
                .site(Site.of("Example Video", "https://video.example"))
                .keys(KeyRing.of("k1", secret))
                .mailer(mailer)
                .store(new InMemoryStore())
                .build()) {
            var address = EmailAddress.parse("mika@example.org").orElseThrow();
            var request = RegistrationRequest.of(address, Password.of("Harbour-at-Dawn-1"));
            var started =
                    symbolon.registration().start(request, Client.unknown()).orElseThrow();
            var code = mailer.codeFor("mika@example.org", started.label());
            var verified = symbolon.registration()
                    .verify(started.handle(), code, Client.unknown())
                    .orElseThrow();
            System.out.println(verified.account().address() + " in " + SignUp.class.getModule());
        }
    }
}
