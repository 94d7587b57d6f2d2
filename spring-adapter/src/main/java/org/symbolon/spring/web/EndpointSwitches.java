package org.symbolon.spring.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/** Leaves out the endpoints that an application switched off, by {@code symbolon.web.endpoints.<name>=false}. */
final class EndpointSwitches {
    private static final String PREFIX = "symbolon.web.endpoints.";

    private EndpointSwitches() {}

    /** @throws InvalidConfigurationPropertyValueException for a name that no endpoint has: none is left on by a slip */
    static List<Endpoint> apply(Map<String, Boolean> switches, List<Endpoint> all) {
        var names =
                all.stream().map(Endpoint::name).map(EndpointSwitches::plain).collect(Collectors.toSet());
        switches.forEach((name, on) -> {
            if (!names.contains(plain(name))) {
                throw new InvalidConfigurationPropertyValueException(PREFIX + name, on, "Names are " + named(all));
            }
        });
        return all.stream().filter(endpoint -> isOn(switches, endpoint.name())).toList();
    }

    /** Whether there is an endpoint of that name. */
    static boolean isOn(Map<String, Boolean> switches, String endpoint) {
        return switches.entrySet().stream()
                .allMatch(entry -> entry.getValue() || !plain(entry.getKey()).equals(plain(endpoint)));
    }

    /** As environment variables have to spell it, {@code REGISTERRESEND}. */
    private static String plain(String name) {
        return name.replace("-", "").toLowerCase(Locale.ROOT);
    }

    private static String named(List<Endpoint> all) {
        return all.stream().map(Endpoint::name).distinct().collect(Collectors.joining(", "));
    }
}
