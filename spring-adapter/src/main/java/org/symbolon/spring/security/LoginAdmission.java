package org.symbolon.spring.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.symbolon.spring.web.SymbolonClients;

/**
 * Asks the application's own strategy whether a login may begin. The browser becomes a known device only where it may,
 * and where it may not, the session that the password began is ended.
 */
final class LoginAdmission implements SessionAuthenticationStrategy {
    private final SessionAuthenticationStrategy host;
    private final SymbolonClients clients;
    private final LogoutEndsSession end;

    LoginAdmission(SessionAuthenticationStrategy host, SymbolonClients clients, LogoutEndsSession end) {
        this.host = host;
        this.clients = clients;
        this.end = end;
    }

    @Override
    public void onAuthentication(
            Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        if (authentication instanceof LoginAuthentication login) {
            admit(login, request, response);
        } else {
            host.onAuthentication(authentication, request, response);
        }
    }

    private void admit(LoginAuthentication login, HttpServletRequest request, HttpServletResponse response) {
        var device = login.takeDevice();
        try {
            host.onAuthentication(login, request, response);
        } catch (RuntimeException refused) {
            end.of(login);
            throw refused;
        }
        device.ifPresent(token -> clients.keep(token, response));
    }
}
