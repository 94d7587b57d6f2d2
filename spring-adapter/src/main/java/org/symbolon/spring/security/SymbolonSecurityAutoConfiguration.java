package org.symbolon.spring.security;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.symbolon.spring.web.SymbolonApi;
import org.symbolon.spring.web.SymbolonWebAutoConfiguration;

/**
 * The filter chain of the JSON API, for its paths and no others. It comes after Boot's own, so that an application
 * without a chain keeps the one that Boot gives it.
 */
@AutoConfiguration(after = {ServletWebSecurityAutoConfiguration.class, SymbolonWebAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class SymbolonSecurityAutoConfiguration {
    @Bean
    @Order(0)
    @ConditionalOnBean(SymbolonApi.class)
    SecurityFilterChain symbolonApiSecurityFilterChain(HttpSecurity http, SymbolonApi api) {
        return http.securityMatcher(api.paths())
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterAfter(api.filter(), AuthorizationFilter.class)
                .build();
    }
}
