package org.symbolon.spring.security;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.symbolon.account.Client;
import org.symbolon.spring.web.SymbolonClients;

/** Who fills in the login form, by the request that this filter saw pass; nobody known where none does. */
final class LoginClient implements Filter {
    private final SymbolonClients clients;

    @SuppressWarnings("ThreadLocalUsage") // one for all chains of an application, and each request takes its own out
    private final ThreadLocal<HttpServletRequest> passing = new ThreadLocal<>();

    LoginClient(SymbolonClients clients) {
        this.clients = clients;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        passing.set((HttpServletRequest) request);
        try {
            chain.doFilter(request, response);
        } finally {
            passing.remove();
        }
    }

    Client current() {
        return Optional.ofNullable(passing.get()).map(clients::of).orElseGet(Client::unknown);
    }
}
