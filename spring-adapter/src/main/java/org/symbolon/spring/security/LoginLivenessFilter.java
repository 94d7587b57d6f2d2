package org.symbolon.spring.security;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.util.function.SingletonSupplier;

/**
 * Takes a login whose session has ended out of the HTTP session; the request goes on as anybody's. So it does where
 * that cannot be told, but then the HTTP session keeps the login. Every other authentication passes untouched, and
 * nothing is looked up until somebody asks who is signed in.
 */
final class LoginLivenessFilter implements Filter {
    private static final Log LOG = LogFactory.getLog(LoginLivenessFilter.class);

    private final LoginLiveness liveness;
    private final SecurityContextHolderStrategy contexts;
    private final SecurityContextRepository repository;

    LoginLivenessFilter(
            LoginLiveness liveness, SecurityContextHolderStrategy contexts, SecurityContextRepository repository) {
        this.liveness = liveness;
        this.contexts = contexts;
        this.repository = repository;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var stored = contexts.getDeferredContext();
        contexts.setDeferredContext(SingletonSupplier.of(
                () -> living(stored.get(), (HttpServletRequest) request, (HttpServletResponse) response)));
        chain.doFilter(request, response);
    }

    private SecurityContext living(SecurityContext stored, HttpServletRequest request, HttpServletResponse response) {
        if (!(stored.getAuthentication() instanceof LoginAuthentication login)) {
            return stored;
        }
        try {
            return liveness.isAlive(login) ? stored : ended(request, response);
        } catch (OutageException outage) {
            LOG.warn(outage.getMessage());
            LoginOutageFilter.mark(request);
            return contexts.createEmptyContext();
        }
    }

    private SecurityContext ended(HttpServletRequest request, HttpServletResponse response) {
        var nobody = contexts.createEmptyContext();
        repository.saveContext(nobody, request, response);
        return nobody;
    }
}
