package org.symbolon.spring.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.symbolon.Symbolon;
import org.symbolon.account.AccountId;
import org.symbolon.account.Client;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Password;
import org.symbolon.registration.RegistrationRequest;
import org.symbolon.spring.testing.SymbolonAuthentication;
import org.symbolon.spring.testing.SymbolonTestConfiguration;
import org.symbolon.testkit.RecordingMailer;

// snippet: testing
@SpringBootTest(properties = {"symbolon.generate-secret=true", "symbolon.public-url=https://video.example"})
@AutoConfigureMockMvc
@Import(SymbolonTestConfiguration.class)
class MyVideosTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Symbolon symbolon;

    @Autowired
    RecordingMailer mailer;

    @Test
    void ownerSeesTheirVideos() {
        var mika = new AccountId(UUID.randomUUID());
        assertThat(mvc.get().uri("/my/videos").with(authentication(SymbolonAuthentication.of(mika))))
                .bodyText()
                .isEqualTo("videos of " + mika);
    }

    @Test
    void strangerSeesNothing() {
        assertThat(mvc.get().uri("/my/videos")).hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void whoeverSignsUpSeesTheirVideos() {
        var address = EmailAddress.parse("mika@example.org").orElseThrow();
        var started = symbolon.registration()
                .start(RegistrationRequest.of(address, Password.of("Harbour-at-Dawn-1")), Client.unknown())
                .orElseThrow();
        var mika = symbolon.registration()
                .verify(started.handle(), mailer.codeFor("mika@example.org"), Client.unknown())
                .orElseThrow();

        var bearer = "Bearer " + mika.tokens().accessToken().reveal();
        assertThat(mvc.get().uri("/my/videos").header("Authorization", bearer)).hasStatusOk();
    }
}
// end of snippet
