package org.symbolon.spring.security;

import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.authentication.configuration.AuthenticationConfiguration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.FormLoginConfigurer;
import org.springframework.security.config.annotation.web.configurers.SecurityContextConfigurer;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.DelegatingSecurityContextRepository;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.header.HeaderWriterFilter;

/**
 * Lets accounts into a chain that has a login form and nothing of its own to check what is typed into it. Every chain
 * that knows who is signed in looks whether a login lives, since chains share the HTTP session.
 */
final class FormLogin extends AbstractHttpConfigurer<FormLogin, HttpSecurity> {
    private final SoleProvider provider;
    private final FormLoginParts parts;

    FormLogin(FormLoginParts parts) {
        this.provider = new SoleProvider(parts.accounts());
        this.parts = parts;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void init(HttpSecurity http) {
        FormLoginConfigurer<HttpSecurity> form = http.getConfigurer(FormLoginConfigurer.class);
        if (form != null && !isCheckedForAllChains(http)) {
            http.authenticationProvider(provider);
            form.addObjectPostProcessor(new Form(http));
        }
    }

    private static boolean isCheckedForAllChains(HttpSecurity http) {
        var context = Objects.requireNonNull(http.getSharedObject(ApplicationContext.class));
        return context.getBean(AuthenticationConfiguration.class).getAuthenticationManager() != null;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void configure(HttpSecurity http) {
        if (isSole(http)) {
            http.addFilterBefore(parts.client(), UsernamePasswordAuthenticationFilter.class);
        }
        if (http.getConfigurer(SecurityContextConfigurer.class) != null) {
            var filter =
                    new LoginLivenessFilter(parts.liveness(), getSecurityContextHolderStrategy(), repository(http));
            http.addFilterBefore(filter, HeaderWriterFilter.class); // after both of those that load a context
            http.addFilterBefore(new LoginOutageFilter(), AuthorizationFilter.class);
        }
    }

    private boolean isSole(HttpSecurity http) {
        if (http.getSharedObject(AuthenticationManagerBuilder.class).getOrBuild() instanceof ProviderManager checks) {
            provider.among(checks.getProviders());
        }
        return provider.supports(TypedLogin.class);
    }

    /** As a chain takes it that manages no sessions. */
    private static SecurityContextRepository repository(HttpSecurity http) {
        return Optional.ofNullable(http.getSharedObject(SecurityContextRepository.class))
                .orElseGet(() -> new DelegatingSecurityContextRepository(
                        new RequestAttributeSecurityContextRepository(), new HttpSessionSecurityContextRepository()));
    }

    /** Marks what is typed into the form, so that accounts answer to nothing else in the chain, such as HTTP Basic. */
    private final class Form implements ObjectPostProcessor<UsernamePasswordAuthenticationFilter> {
        private final HttpSecurity http;

        Form(HttpSecurity http) {
            this.http = http;
        }

        @Override
        public <O extends UsernamePasswordAuthenticationFilter> O postProcess(O filter) {
            if (isSole(http)) {
                var all = Objects.requireNonNull(http.getSharedObject(AuthenticationManager.class));
                filter.setAuthenticationManager(typed -> all.authenticate(TypedLogin.of(typed)));
                filter.setSessionAuthenticationStrategy(new LoginAdmission(strategy(), parts.clients(), parts.end()));
            }
            return filter;
        }

        private SessionAuthenticationStrategy strategy() {
            return Optional.ofNullable(http.getSharedObject(SessionAuthenticationStrategy.class))
                    .orElseGet(NullAuthenticatedSessionStrategy::new);
        }
    }
}
