package org.symbolon.spring.security;

import java.util.Objects;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.FormLoginConfigurer;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.context.SecurityContextRepository;

/** Lets accounts into a chain that has a login form and nothing of its own to check what is typed into it. */
final class FormLogin extends AbstractHttpConfigurer<FormLogin, HttpSecurity> {
    private final AccountAuthenticationProvider provider;
    private final LoginLiveness liveness;

    FormLogin(AccountAuthenticationProvider provider, LoginLiveness liveness) {
        this.provider = provider;
        this.liveness = liveness;
    }

    /** Runs before any other part of the chain adds what it checks with, so what is there is the application's. */
    @Override
    @SuppressWarnings("unchecked")
    public void init(HttpSecurity http) {
        FormLoginConfigurer<HttpSecurity> form = http.getConfigurer(FormLoginConfigurer.class);
        var checks = Objects.requireNonNull(http.getSharedObject(AuthenticationManagerBuilder.class));
        if (form != null && !checks.isConfigured() && checks.getDefaultUserDetailsService() == null) {
            http.authenticationProvider(provider);
        }
    }

    @Override
    public void configure(HttpSecurity http) {
        var repository = Objects.requireNonNull(http.getSharedObject(SecurityContextRepository.class));
        var filter = new LoginLivenessFilter(liveness, getSecurityContextHolderStrategy(), repository);
        http.addFilterAfter(filter, SecurityContextHolderFilter.class);
    }
}
