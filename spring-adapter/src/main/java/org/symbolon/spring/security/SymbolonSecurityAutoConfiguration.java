package org.symbolon.spring.security;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
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

    @Bean
    @Order(0)
    SecurityFilterChain symbolonApiSecurityFilterChain(HttpSecurity http, SymbolonApi api, ApplicationContext context) {
        if (context.containsBean(CORS)) {
            http.cors(Customizer.withDefaults());
        }
        return http.securityMatcher(api.paths())
                .headers(SymbolonSecurityAutoConfiguration::noStore)
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterAfter(api.filter(), AuthorizationFilter.class)
                .build();
    }

    /** Also where an answer is not the API's, such as that to a preflight from a site that is not allowed. */
    private static void noStore(HeadersConfigurer<HttpSecurity> headers) {
        headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .addHeaderWriter(new StaticHeadersWriter("Cache-Control", "no-store"));
    }
}
