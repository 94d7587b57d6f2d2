package org.symbolon.spring.security;

import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.symbolon.testkit.RecordingMailer;

/** Sites that had a security of their own before there was Symbolon. */
final class ShopHost {
    private ShopHost() {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({Shop.class, RecordingMailer.class})
    static class WithUsersAndChain {
        @Bean
        SecurityFilterChain shop(HttpSecurity http) {
            return chain(http);
        }

        @Bean
        InMemoryUserDetailsManager users() {
            return new InMemoryUserDetailsManager(
                    User.withUsername("mika")
                            .password("{noop}pencil")
                            .roles("USER")
                            .build(),
                    User.withUsername("boss")
                            .password("{noop}pencil")
                            .roles("ADMIN")
                            .build());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({Shop.class, RecordingMailer.class})
    static class WithConfiguredUser {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({Shop.class, RecordingMailer.class})
    static class WithProvider {
        @Bean
        SecurityFilterChain shop(HttpSecurity http) {
            return chain(http);
        }

        @Bean
        AuthenticationProvider partners() {
            return new Partners();
        }
    }

    private static SecurityFilterChain chain(HttpSecurity http) {
        return http.authorizeHttpRequests(urls -> urls.requestMatchers("/", "/logo.txt", "/fails")
                        .permitAll()
                        .requestMatchers("/admin")
                        .hasRole("ADMIN")
                        .anyRequest()
                        .authenticated())
                .formLogin(Customizer.withDefaults())
                .httpBasic(Customizer.withDefaults())
                .logout(logout -> logout.logoutSuccessUrl("/"))
                .build();
    }

    static final class Partners implements AuthenticationProvider {
        @Override
        public Authentication authenticate(Authentication typed) {
            if (!"pencil".equals(typed.getCredentials())) {
                throw new BadCredentialsException("No partner");
            }
            var role = "boss".equals(typed.getName()) ? "ROLE_ADMIN" : "ROLE_USER";
            return UsernamePasswordAuthenticationToken.authenticated(
                    typed.getName(), null, AuthorityUtils.createAuthorityList(role));
        }

        @Override
        public boolean supports(Class<?> authentication) {
            return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
        }
    }

    @RestController
    static class Shop {
        @GetMapping("/")
        String home() {
            return "welcome";
        }

        @GetMapping("/me")
        String me(Principal who, HttpSession session) {
            var before = session.getAttribute("visited");
            session.setAttribute("visited", true);
            return who.getName() + (before == null ? " is new" : " is back");
        }

        @GetMapping("/admin")
        String admin(Principal who) {
            return "keys for " + who.getName();
        }

        @GetMapping("/api/account/invoices")
        String invoices(Principal who) {
            return "invoices of " + who.getName();
        }

        @PostMapping("/api/account/invoices")
        String pay(Principal who) {
            return who.getName() + " paid";
        }

        @GetMapping("/fails")
        String fails() {
            throw new IllegalStateException("out of paper");
        }
    }
}
