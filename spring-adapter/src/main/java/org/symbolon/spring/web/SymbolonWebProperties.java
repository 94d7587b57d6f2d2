package org.symbolon.spring.web;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The JSON API.
 *
 * @param enabled whether there is one
 * @param basePath what its paths begin with
 * @param endpoints which of them there are, by name; all, unless one is set to false
 * @param newsletterTextVersion which words somebody agreed to who subscribes without naming them
 */
@ConfigurationProperties("symbolon.web")
public record SymbolonWebProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("/api/account") String basePath,
        @DefaultValue Map<String, Boolean> endpoints,
        @DefaultValue("default") String newsletterTextVersion) {

    /**
     * With its base path written in one way.
     *
     * @throws IllegalArgumentException where that is no path
     */
    public SymbolonWebProperties {
        basePath = BasePath.normal(basePath);
        endpoints = Map.copyOf(endpoints);
    }
}
