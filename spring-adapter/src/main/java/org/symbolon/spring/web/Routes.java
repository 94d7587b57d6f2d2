package org.symbolon.spring.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Which endpoint a request is for. A known path with an unknown method is answered too, by what it allows. */
final class Routes {
    private final Map<RequestMatcher, Map<String, Step>> byPath = new LinkedHashMap<>();
    private final Set<String> mappings = new LinkedHashSet<>();

    /** @param basePath such as {@code /api/account} */
    Routes(String basePath, List<Endpoint> endpoints) {
        var paths = new LinkedHashMap<String, Map<String, Step>>();
        for (var endpoint : endpoints) {
            paths.computeIfAbsent(endpoint.path(), path -> new TreeMap<>())
                    .put(endpoint.method().name(), endpoint.step());
        }
        paths.forEach((path, steps) -> {
            byPath.put(PathPatternRequestMatcher.withDefaults().matcher(basePath + path), Map.copyOf(steps));
            mappings.add(basePath + path.replaceFirst("\\{.*", "*"));
        });
    }

    /** The same paths as a servlet's mapping can say them: a variable stands for all that follows. */
    String[] servletMappings() {
        return mappings.toArray(String[]::new);
    }

    RequestMatcher paths() {
        return byPath.isEmpty() ? request -> false : new OrRequestMatcher(List.copyOf(byPath.keySet()));
    }

    Optional<Route> find(HttpServletRequest request) {
        for (var path : byPath.entrySet()) {
            var match = path.getKey().matcher(request);
            if (match.isMatch()) {
                var steps = path.getValue();
                var step = Optional.ofNullable(steps.get(request.getMethod()));
                return Optional.of(new Route(step.orElseGet(() -> notAllowed(steps)), match.getVariables()));
            }
        }
        return Optional.empty();
    }

    private static Step notAllowed(Map<String, Step> steps) {
        var allowed = String.join(", ", new TreeMap<>(steps).keySet());
        return request -> request.problem(new RefusedRequestException(Problem.MALFORMED_REQUEST, 405))
                .answer()
                .withHeader("Allow", allowed);
    }

    /** What answers a request, and the variables of its path. */
    record Route(Step step, Map<String, String> variables) {}
}
