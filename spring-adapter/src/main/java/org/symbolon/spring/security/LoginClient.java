package org.symbolon.spring.security;

import java.util.Optional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.symbolon.account.Client;
import org.symbolon.account.DeviceToken;
import org.symbolon.spring.web.SymbolonClients;

/**
 * Who fills in the login form, by the request that it came with, which Spring keeps at hand; nobody known where it does
 * not.
 */
final class LoginClient {
    private final SymbolonClients clients;

    LoginClient(SymbolonClients clients) {
        this.clients = clients;
    }

    Client current() {
        return attributes()
                .map(attributes -> clients.of(attributes.getRequest()))
                .orElseGet(Client::unknown);
    }

    /** Gives the token to the client, where there is an answer to put it into. */
    void keep(DeviceToken token) {
        attributes()
                .flatMap(attributes -> Optional.ofNullable(attributes.getResponse()))
                .ifPresent(response -> clients.keep(token, response));
    }

    private static Optional<ServletRequestAttributes> attributes() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .filter(ServletRequestAttributes.class::isInstance)
                .map(ServletRequestAttributes.class::cast);
    }
}
