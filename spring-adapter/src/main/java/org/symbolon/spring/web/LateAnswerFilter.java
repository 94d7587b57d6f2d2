package org.symbolon.spring.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;

/**
 * Answers in the place of the application's error page. When a body breaks off, Tomcat takes the response away from
 * whoever reads it, and lets nothing but an error page write; where the answer is out already, it adds that page.
 */
final class LateAnswerFilter implements Filter {
    private static final String ANSWER = LateAnswerFilter.class.getName() + ".answer";

    private final AnswerWriter writer;

    private LateAnswerFilter(AnswerWriter writer) {
        this.writer = writer;
    }

    /** Before all others, since a chain of security may keep error pages to itself. */
    static FilterRegistrationBean<LateAnswerFilter> registered(SymbolonClients clients) {
        var registration = new FilterRegistrationBean<>(new LateAnswerFilter(new AnswerWriter(clients)));
        registration.setName("symbolonLateAnswer");
        registration.setDispatcherTypes(DispatcherType.ERROR, DispatcherType.INCLUDE);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** Remembers by what the request is answered, whatever becomes of the response. */
    static void keep(Answer answer, ServletRequest request) {
        request.setAttribute(ANSWER, answer);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain others)
            throws IOException, ServletException {
        if (!(request.getAttribute(ANSWER) instanceof Answer answer)) {
            others.doFilter(request, response);
        } else if (!response.isCommitted()) {
            writer.write(answer, (HttpServletResponse) response);
        }
    }
}
