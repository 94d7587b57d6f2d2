package org.symbolon.spring.security;

import java.util.Objects;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.authentication.configuration.AuthenticationConfiguration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.FormLoginConfigurer;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.context.SecurityContextRepository;

/** Lets accounts into a chain that has a login form and nothing of its own to check what is typed into it. */
final class FormLogin extends AbstractHttpConfigurer<FormLogin, HttpSecurity> {
    private final SoleProvider provider;
    private final LoginLiveness liveness;

    FormLogin(AccountAuthenticationProvider accounts, LoginLiveness liveness) {
        this.provider = new SoleProvider(accounts);
        this.liveness = liveness;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void init(HttpSecurity http) {
        FormLoginConfigurer<HttpSecurity> form = http.getConfigurer(FormLoginConfigurer.class);
        if (form != null && !isCheckedForAllChains(http)) {
            http.authenticationProvider(provider);
        }
    }

    private static boolean isCheckedForAllChains(HttpSecurity http) {
        var context = Objects.requireNonNull(http.getSharedObject(ApplicationContext.class));
        return context.getBean(AuthenticationConfiguration.class).getAuthenticationManager() != null;
    }

    @Override
    public void configure(HttpSecurity http) {
        if (http.getSharedObject(AuthenticationManagerBuilder.class).getOrBuild() instanceof ProviderManager checks) {
            provider.among(checks.getProviders());
        }
        var repository = Objects.requireNonNull(http.getSharedObject(SecurityContextRepository.class));
        var filter = new LoginLivenessFilter(liveness, getSecurityContextHolderStrategy(), repository);
        http.addFilterAfter(filter, SecurityContextHolderFilter.class);
        http.addFilterBefore(new LoginOutageFilter(), AuthorizationFilter.class);
    }
}
