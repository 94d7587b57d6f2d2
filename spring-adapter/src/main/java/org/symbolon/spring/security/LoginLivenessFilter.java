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
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.util.function.SingletonSupplier;

/**
 * Takes a login whose session has ended out of the HTTP session; the request goes on as anybody's. So it does where
 * that cannot be told, but then the HTTP session keeps the login. Every other authentication passes untouched, and
 * nothing is looked up until somebody asks who is signed in, which a chain that saves by itself does at once.
 */
final class LoginLivenessFilter implements Filter {
    private static final Log LOG = LogFactory.getLog(LoginLivenessFilter.class);

    private final LoginLiveness liveness;
    private final SecurityContextHolderStrategy contexts;
    private final SecurityContextRepository repository;
    private final AuthenticationTrustResolverImpl somebody = new AuthenticationTrustResolverImpl();

    LoginLivenessFilter(
            LoginLiveness liveness, SecurityContextHolderStrategy contexts, SecurityContextRepository repository) {
        this.liveness = liveness;
        this.contexts = contexts;
        this.repository = repository;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var asked = (HttpServletRequest) request;
        var answer = (HttpServletResponse) response;
        if (ImplicitSave.isOn(answer)) {
            goOnNow(asked, answer, chain);
            return;
        }
        var stored = contexts.getDeferredContext();
        contexts.setDeferredContext(SingletonSupplier.of(() -> living(stored.get(), asked, answer)));
        chain.doFilter(request, response);
    }

    /** What is found at the end will be saved, so a login that nothing is known of is put back before. */
    private void goOnNow(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var stored = contexts.getContext();
        contexts.setContext(living(stored, request, response));
        if (!LoginOutageFilter.isMarked(request)) {
            chain.doFilter(request, response);
            return;
        }
        ImplicitSave.onlyAtTheEnd(response);
        try {
            chain.doFilter(request, response);
        } finally {
            if (!somebody.isAuthenticated(contexts.getContext().getAuthentication())) {
                contexts.setContext(stored);
            }
        }
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
