package org.symbolon.spring.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.ApplicationContext;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.web.csrf.CsrfFilter;
import org.symbolon.Symbolon;

/**
 * Lets access tokens into a filter chain of the application, in one line: {@code http.with(SymbolonBearer.bearer())}.
 *
 * <p>A request with {@code Authorization: Bearer …} is its owner's where the token is good, and is refused with 401
 * where it is not, whatever the URL; no CSRF token is asked of it, and no HTTP session keeps it. Any other request is
 * left to what the chain has besides. Where one has to be signed in and is not, a browser that loads a page gets what
 * the chain has for that, such as a login page, and everybody else a 401 that names the scheme.
 */
public final class SymbolonBearer extends AbstractHttpConfigurer<SymbolonBearer, HttpSecurity> {
    private SymbolonBearer() {}

    /** One for one chain. */
    public static SymbolonBearer bearer() {
        return new SymbolonBearer();
    }

    @Override
    @SuppressWarnings("unchecked")
    public void init(HttpSecurity http) {
        CsrfConfigurer<HttpSecurity> csrf = http.getConfigurer(CsrfConfigurer.class);
        if (csrf != null) {
            csrf.ignoringRequestMatchers(BearerFilter::hasSignedIn);
        }
        ExceptionHandlingConfigurer<HttpSecurity> refusals = http.getConfigurer(ExceptionHandlingConfigurer.class);
        if (refusals != null) {
            refusals.defaultAuthenticationEntryPointFor(
                    (request, response, refused) -> SecurityProblem.TOKEN_MISSING.answer(response),
                    request -> !isPageLoad(request));
        }
    }

    /** What a browser sends that goes somewhere, and no script does unless told. */
    private static boolean isPageLoad(HttpServletRequest request) {
        var accept = Objects.requireNonNullElse(request.getHeader("Accept"), "").toLowerCase(Locale.ROOT);
        return accept.contains("text/html") && !"XMLHttpRequest".equals(request.getHeader("X-Requested-With"));
    }

    @Override
    public void configure(HttpSecurity http) {
        var context = Objects.requireNonNull(http.getSharedObject(ApplicationContext.class));
        var filter = new BearerFilter(
                context.getBeanProvider(Symbolon.class),
                new GrantedTo(context.getBeanProvider(SymbolonAuthorities.class)),
                getSecurityContextHolderStrategy());
        http.addFilterBefore(postProcess(filter), CsrfFilter.class);
    }
}
