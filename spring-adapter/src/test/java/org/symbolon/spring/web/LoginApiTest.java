package org.symbolon.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.symbolon.Symbolon;
import org.symbolon.account.Client;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Password;
import org.symbolon.registration.RegistrationRequest;
import org.symbolon.spring.Http;
import org.symbolon.testkit.RecordingMailer;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "symbolon.secret=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
            "symbolon.public-url=https://video.example"
        })
class LoginApiTest {
    private static final String PASSWORD = "Kite-over-7-harbours";

    @LocalServerPort
    private int port;

    @Autowired
    private Symbolon symbolon;

    @Autowired
    private RecordingMailer mailer;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class App {
        @Bean
        RecordingMailer mailer() {
            return new RecordingMailer();
        }
    }

    @Test
    void loginOfAnOwnerAnswersWithTokens() {
        var address = EmailAddress.parse("mika@example.org").orElseThrow();
        var started = symbolon.registration()
                .start(RegistrationRequest.of(address, Password.of(PASSWORD)), Client.unknown())
                .orElseThrow();
        symbolon.registration()
                .verify(started.handle(), mailer.codeFor("mika@example.org"), Client.unknown())
                .orElseThrow();

        var reply = Http.at("http://127.0.0.1:" + port + "/api/account")
                .post("/login", "{\"email\":\"mika@example.org\",\"password\":\"" + PASSWORD + "\"}");

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.text("tokenType")).isEqualTo("Bearer");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        assertThat(reply.header("Set-Cookie")).startsWith("__Host-symbolon-device=");
    }

    @Test
    void loginOfNobodyIsRefused() {
        var reply = Http.at("http://127.0.0.1:" + port + "/api/account")
                .post("/login", "{\"email\":\"nobody@example.org\",\"password\":\"" + PASSWORD + "\"}");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.text("type")).isEqualTo("urn:symbolon:problem:credentials-refused");
    }

    @Test
    void everythingElseIsClosedAsBootLeavesIt() {
        var reply = Http.at("http://127.0.0.1:" + port).get("/api/account/elsewhere");

        assertThat(reply.status()).isEqualTo(401);
    }
}
