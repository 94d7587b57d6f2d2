package org.symbolon.spring.security;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;

/** Tells who is signed in, and cannot be let in while the store is down, to come back, instead of to sign in. */
final class LoginOutageFilter implements Filter {
    private static final String MARK = LoginOutageFilter.class.getName();

    static void mark(ServletRequest request) {
        request.setAttribute(MARK, true);
    }

    static boolean isMarked(ServletRequest request) {
        return request.getAttribute(MARK) != null;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (AccessDeniedException denied) {
            if (!isMarked(request) || response.isCommitted()) {
                throw denied;
            }
            SecurityProblem.BUSY.answer((HttpServletResponse) response);
        }
    }
}
