package org.symbolon.spring.mail;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.symbolon.Symbolon;
import org.symbolon.account.Client;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Site;
import org.symbolon.key.KeyRing;
import org.symbolon.mail.MailTexts;
import org.symbolon.reset.ResetRequest;
import org.symbolon.store.memory.InMemoryStore;
import org.symbolon.testkit.RecordingMailer;

/** Mails as texts make them: those that tell somebody without an account that there is none. */
final class Written {
    static final String SUBJECT = "no-account.subject";

    private static final EmailAddress NOBODY =
            EmailAddress.parse("nobody@example.org").orElseThrow();

    private Written() {}

    static String subject(MailTexts texts, Locale language) {
        var mailer = new RecordingMailer();
        try (var symbolon = Symbolon.builder()
                .site(Site.of("Example Video", "https://video.example"))
                .keys(KeyRing.of("k1", "a secret of thirty-two bytes, ok".getBytes(StandardCharsets.US_ASCII)))
                .mailer(mailer)
                .store(new InMemoryStore())
                .texts(texts)
                .build()) {
            symbolon.passwordReset()
                    .start(ResetRequest.of(NOBODY).withLocale(language), Client.unknown())
                    .orElseThrow();
            return mailer.lastTo(NOBODY.text()).subject();
        }
    }

    /** All texts of a language that core has none in, each its own key. */
    static Map<String, String> turkish() {
        var texts = new HashMap<String, String>();
        MailTexts.keys().keySet().forEach(key -> texts.put(key, key + " tr"));
        texts.putAll(Map.of(
                "dir", "ltr",
                "until", "HH:mm",
                "time", "d MMMM uuuu HH:mm",
                "minutes.many", "{minutes} dakika",
                "labelled", "{subject} ({label})"));
        return texts;
    }
}
