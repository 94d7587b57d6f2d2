package org.symbolon.spring.security;

import jakarta.servlet.Filter;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.XXssProtectionHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import org.symbolon.spring.web.SymbolonApi;
import org.symbolon.spring.web.SymbolonWebAutoConfiguration;

/**
 * The filter chain of the JSON API, for its paths and no others. It comes after Boot's own, so that an application
 * without a chain keeps the one that Boot gives it.
 */
@AutoConfiguration(after = {ServletWebSecurityAutoConfiguration.class, SymbolonWebAutoConfiguration.class})
@ConditionalOnAccounts
@ConditionalOnBean(SymbolonApi.class)
@EnableConfigurationProperties(SymbolonSecurityProperties.class)
public final class SymbolonSecurityAutoConfiguration {
    /** As Spring Security names the bean that says which other sites may ask. */
    private static final String CORS = "corsConfigurationSource";

    /** As Spring Security names a filter that the application has for that. */
    private static final String CORS_FILTER = "corsFilter";

    /** Not by way of HttpSecurity, so that what the application has every chain do never closes or changes this one. */
    @Bean
    @Order(0)
    SecurityFilterChain symbolonApiSecurityFilterChain(SymbolonApi api, ApplicationContext context) {
        var filters = new ArrayList<Filter>();
        filters.add(new HeaderWriterFilter(headers()));
        if (context.containsBean(CORS)) {
            filters.add(cors(context));
        }
        filters.add(api.filter());
        return new DefaultSecurityFilterChain(api.paths(), filters);
    }

    private static Filter cors(ApplicationContext context) {
        return context.containsBean(CORS_FILTER)
                ? context.getBean(CORS_FILTER, CorsFilter.class)
                : new CorsFilter(context.getBean(CORS, CorsConfigurationSource.class));
    }

    /**
     * Those of Spring Security's own chains. That nothing is stored is said by the API itself, and here also where an
     * answer is not the API's, such as that to a preflight from a site that is not allowed.
     */
    private static List<HeaderWriter> headers() {
        return List.of(
                new XContentTypeOptionsHeaderWriter(),
                new XXssProtectionHeaderWriter(),
                new HstsHeaderWriter(),
                new XFrameOptionsHeaderWriter(),
                new StaticHeadersWriter("Cache-Control", "no-store"));
    }
}
