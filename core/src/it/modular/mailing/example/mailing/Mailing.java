package example.mailing;

import java.nio.charset.StandardCharsets;
import org.symbolon.Symbolon;
import org.symbolon.account.Client;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Password;
import org.symbolon.account.Site;
import org.symbolon.key.KeyRing;
import org.symbolon.mail.SmtpMailer;
import org.symbolon.registration.RegistrationRequest;
import org.symbolon.store.memory.InMemoryStore;

/** Registers over the mail server that it is told of, and says by which label to know the mail. */
final class Mailing {
    private Mailing() {}

    public static void main(String[] args) {
        var secret = "32 bytes, better random than so.".getBytes(StandardCharsets.US_ASCII);
        try (var symbolon = Symbolon.builder()
                .site(Site.of("Example Video", "https://video.example"))
                .keys(KeyRing.of("k1", secret))
                .mailer(SmtpMailer.to(args[0], "no-reply@video.example"))
                .store(new InMemoryStore())
                .build()) {
            var address = EmailAddress.parse("mika@example.org").orElseThrow();
            var request = RegistrationRequest.of(address, Password.of("Harbour-at-Dawn-1"));
            var started =
                    symbolon.registration().start(request, Client.unknown()).orElseThrow();
            System.out.println(started.label());
        }
    }
}
