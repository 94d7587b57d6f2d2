package org.symbolon.spring.web;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The JSON API.
 *
 * @param enabled Whether there is a JSON API.
 * @param basePath What the paths of the JSON API begin with.
 * @param endpoints Endpoints by name, all of them on unless set to false.
 * @param newsletterTextVersion Which words somebody agreed to who subscribes without naming them.
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
