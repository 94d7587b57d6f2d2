package org.symbolon.spring.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.symbolon.Symbolon;
import org.symbolon.account.Client;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Password;
import org.symbolon.registration.RegistrationRequest;
import org.symbolon.testkit.ManualClock;
import org.symbolon.testkit.RecordingMailer;

@SpringBootTest(
        properties = {
            "symbolon.secret=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
            "symbolon.public-url=https://shop.example"
        })
@AutoConfigureMockMvc
@Import(SymbolonTestConfiguration.class)
class SignUpTest {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Symbolon symbolon;

    @Autowired
    private RecordingMailer mailer;

    @Autowired
    private ManualClock clock;

    @Autowired
    private Clock time;

    @Test
    void whoeverSignsUpSeesTheirOrders() {
        var address = EmailAddress.parse("mika@example.org").orElseThrow();
        var started = symbolon.registration()
                .start(RegistrationRequest.of(address, Password.of("Kite-over-7-harbours")), Client.unknown())
                .orElseThrow();
        var mika = symbolon.registration()
                .verify(started.handle(), mailer.codeFor("mika@example.org"), Client.unknown())
                .orElseThrow();

        var token = mika.tokens().accessToken().reveal();
        assertThat(mvc.get().uri("/orders").header("Authorization", "Bearer " + token))
                .bodyText()
                .isEqualTo("orders of " + mika.account().id());
        assertThat(mvc.get().uri("/orders").header("Authorization", "Bearer nonsense"))
                .hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void clockOfTheTestTakesThePlaceOfEveryOther() {
        assertThat(time).isSameAs(clock);
    }
}
