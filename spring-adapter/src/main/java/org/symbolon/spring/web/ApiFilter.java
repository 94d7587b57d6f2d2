package org.symbolon.spring.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.symbolon.Symbolon;
import org.symbolon.spring.core.Outages;

/** Answers what is asked of an endpoint, whatever comes of it, so that no advice of the application ever sees it. */
final class ApiFilter extends OncePerRequestFilter {
    private static final Log LOG = LogFactory.getLog(ApiFilter.class);
    private static final int OUTAGE_SECONDS = 5;

    private final Routes routes;
    private final Symbolon symbolon;
    private final SymbolonClients clients;
    private final WebTexts texts;
    private final AnswerWriter writer;

    ApiFilter(Routes routes, Symbolon symbolon, SymbolonClients clients, WebTexts texts) {
        this.routes = routes;
        this.symbolon = symbolon;
        this.clients = clients;
        this.texts = texts;
        this.writer = new AnswerWriter(clients);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain others)
            throws ServletException, IOException {
        var found = routes.find(request);
        if (found.isEmpty()) {
            others.doFilter(request, response);
            return;
        }
        var route = found.get();
        var answer = answer(route, new ApiRequest(request, route.variables(), symbolon, clients, texts));
        LateAnswerFilter.keep(answer, request);
        if (response.isCommitted()) { // by Tomcat, which has read a body that broke off
            return;
        }
        if (UnreadBody.mayBeIn(request)) {
            writer.writeBeforeReading(answer, response);
            UnreadBody.drop(request);
        } else {
            writer.write(answer, response);
        }
    }

    private static Answer answer(Routes.Route route, ApiRequest request) {
        try {
            return route.step().answer(request);
        } catch (RefusedRequestException refused) {
            return request.problem(refused).answer();
        } catch (RequestRejectedException unreadable) { // by the firewall, when a header is read
            return request.problem(Problem.MALFORMED_REQUEST).answer();
        } catch (RuntimeException | Error failure) {
            if (Outages.isOutage(failure)) {
                LOG.warn("An account step could not be done: " + failure.getMessage());
                return request.problem(Problem.BUSY).after(OUTAGE_SECONDS).answer();
            }
            LOG.error("An account step failed", Nameless.of(failure));
            return request.unexpected();
        }
    }
}
