package org.symbolon.spring.security;

import org.symbolon.Symbolon;
import org.symbolon.account.Account;
import org.symbolon.account.Client;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Password;
import org.symbolon.registration.RegistrationRequest;
import org.symbolon.testkit.RecordingMailer;
import org.symbolon.token.SessionTokens;

/** Somebody who registered by address and password, as everybody does. */
record Owner(Account account, SessionTokens tokens, String address) {
    static final String PASSWORD = "Kite-over-7-harbours";

    static Owner register(Symbolon symbolon, RecordingMailer mailer, String address) {
        var started = symbolon.registration()
                .start(
                        RegistrationRequest.of(EmailAddress.parse(address).orElseThrow(), Password.of(PASSWORD)),
                        Client.unknown())
                .orElseThrow();
        var verified = symbolon.registration()
                .verify(started.handle(), mailer.codeFor(address), Client.unknown())
                .orElseThrow();
        return new Owner(verified.account(), verified.tokens(), address);
    }

    String bearer() {
        return "Bearer " + tokens.accessToken().reveal();
    }
}
