package org.symbolon.spring.web;

import jakarta.servlet.Filter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The JSON API as one filter: it answers what is asked at its paths, and lets everything else pass. */
public final class SymbolonApi {
    private final Routes routes;
    private final ApiFilter filter;

    SymbolonApi(Routes routes, ApiFilter filter) {
        this.routes = routes;
        this.filter = filter;
    }

    /** The paths of the endpoints that are switched on, whatever the method; nothing else below the base path. */
    public RequestMatcher paths() {
        return routes.paths();
    }

    /** Which endpoint a request is for. */
    Routes routes() {
        return routes;
    }

    /** To be put into a filter chain. */
    public Filter filter() {
        return filter;
    }
}
