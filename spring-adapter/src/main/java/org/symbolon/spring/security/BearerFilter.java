package org.symbolon.spring.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.authentication.WebAuthenticationDetailsSource;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;
import org.symbolon.Symbolon;
import org.symbolon.account.Authenticated;
import org.symbolon.token.AccessToken;

/** Signs one request in by its access token. A request without one passes untouched. */
final class BearerFilter extends OncePerRequestFilter {
    private static final String SIGNED_IN = BearerFilter.class.getName();

    private final ObjectProvider<Symbolon> symbolon;
    private final GrantedTo granted;
    private final SecurityContextHolderStrategy contexts;
    private final RequestAttributeSecurityContextRepository request = new RequestAttributeSecurityContextRepository();
    private final WebAuthenticationDetailsSource details = new WebAuthenticationDetailsSource();

    /**
     * @param symbolon asked for when the first token comes, since a test of a slice has none; where there are no
     *     accounts, no token is good
     */
    BearerFilter(ObjectProvider<Symbolon> symbolon, GrantedTo granted, SecurityContextHolderStrategy contexts) {
        this.symbolon = symbolon;
        this.granted = granted;
        this.contexts = contexts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isAsyncDispatch(request) || request.getDispatcherType() == DispatcherType.ERROR) {
            goOnSignedIn(request, response, chain);
            return;
        }
        var token = BearerHeader.read(request);
        if (token.isEmpty() || isSignedIn(token.get(), request, response)) {
            chain.doFilter(request, response);
        }
    }

    /** An HTTP session of somebody else would be asked on these dispatches, if the token's owner did not come back. */
    private void goOnSignedIn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getAttribute(SIGNED_IN) instanceof Authentication owner) {
            contexts.setContext(context(owner));
        }
        chain.doFilter(request, response);
    }

    @Override
    protected void doFilterNestedErrorDispatch(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        goOnSignedIn(request, response, chain);
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    /** Whether a token was found good. */
    static boolean hasSignedIn(HttpServletRequest request) {
        return request.getAttribute(SIGNED_IN) != null;
    }

    private boolean isSignedIn(AccessToken token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            var owner = OutageException.insteadOf(() -> owner(token));
            if (owner.isPresent()) {
                signIn(owner.get(), request, response);
                return true;
            }
            SecurityProblem.TOKEN_REFUSED.answer(response);
        } catch (OutageException outage) {
            logger.warn(outage.getMessage());
            SecurityProblem.BUSY.answer(response);
        }
        return false;
    }

    private Optional<Authenticated> owner(AccessToken token) {
        return Optional.ofNullable(symbolon.getIfAvailable())
                .flatMap(accounts -> accounts.sessions()
                        .authenticate(token)
                        .<Optional<Authenticated>>match(
                                valid -> Optional.of(valid.authenticated()), refused -> Optional.empty()));
    }

    /** For this dispatch and those that follow from it, such as the one to an error page. */
    private void signIn(Authenticated owner, HttpServletRequest asked, HttpServletResponse response) {
        var now = symbolon.getObject().settings().clock().instant();
        var authorities = granted.owner(owner.accountId(), FactorGrantedAuthority.BEARER_AUTHORITY, now);
        var authentication = new BearerAuthentication(owner, authorities);
        authentication.setDetails(details.buildDetails(asked));
        var context = context(authentication);
        contexts.setContext(context);
        request.saveContext(context, asked, response);
        asked.setAttribute(SIGNED_IN, authentication);
    }

    private SecurityContext context(Authentication owner) {
        var context = contexts.createEmptyContext();
        context.setAuthentication(owner);
        return context;
    }
}
