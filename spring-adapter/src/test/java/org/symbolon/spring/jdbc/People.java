package org.symbolon.spring.jdbc;

import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.symbolon.Symbolon;
import org.symbolon.account.AccountId;
import org.symbolon.account.Client;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Password;
import org.symbolon.registration.RegistrationRequest;
import org.symbolon.testkit.RecordingMailer;

/** Those who get accounts, by mails that are recorded. */
@Configuration(proxyBeanMethods = false)
class People {
    @Bean
    RecordingMailer mailer() {
        return new RecordingMailer();
    }

    /** Registers and verifies. */
    static AccountId register(ApplicationContext context, String address) {
        var registration = context.getBean(Symbolon.class).registration();
        var request = RegistrationRequest.of(
                        EmailAddress.parse(address).orElseThrow(), Password.of("Kite-over-7-harbours"))
                .withProfile(Map.of("team", "red"));
        var started = registration.start(request, Client.unknown()).orElseThrow();
        var code = context.getBean(RecordingMailer.class).codeFor(address);
        return registration
                .verify(started.handle(), code, Client.unknown())
                .orElseThrow()
                .account()
                .id();
    }

    static boolean has(ApplicationContext context, String address) {
        return context.getBean(Symbolon.class)
                .accounts()
                .find(EmailAddress.parse(address).orElseThrow())
                .isPresent();
    }
}
