package org.symbolon.spring.security;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.UnreachableFilterChainException;
import org.symbolon.spring.web.SymbolonApi;

/** Says what to do where a chain of the application takes every request before the API's chain sees one. */
final class ApiUnreachableFailureAnalyzer extends AbstractFailureAnalyzer<UnreachableFilterChainException> {
    ApiUnreachableFailureAnalyzer() {}

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, UnreachableFilterChainException cause) {
        if (!isApi(cause.getUnreachableFilterChain())) {
            return null;
        }
        return new FailureAnalysis(
                "A SecurityFilterChain of the application is for any request and comes before the one of Symbolon's JSON"
                        + " API, which has order 0, so that the API could never be reached.",
                "Give the application's chain a later place, such as @Order(1), or none; or give it a securityMatcher."
                        + " Where the API is not wanted, set symbolon.web.enabled=false.",
                cause);
    }

    /** Only the chain of the API has a filter from there. */
    private static boolean isApi(SecurityFilterChain chain) {
        var home = SymbolonApi.class.getPackageName();
        return chain.getFilters().stream()
                .anyMatch(filter -> filter.getClass().getPackageName().equals(home));
    }
}
