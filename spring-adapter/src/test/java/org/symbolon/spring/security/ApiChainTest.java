package org.symbolon.spring.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.UnreachableFilterChainException;

/** The chain of the JSON API, whatever the host has all of its chains do. */
@ExtendWith(OutputCaptureExtension.class)
class ApiChainTest {
    @Configuration(proxyBeanMethods = false)
    static class ChangingEveryChain {
        @Bean
        Customizer<HttpSecurity> closed() {
            return http -> http.authorizeHttpRequests(urls -> urls.anyRequest().authenticated())
                    .httpBasic(Customizer.withDefaults())
                    .headers(headers -> headers.frameOptions(frames -> frames.sameOrigin()));
        }

        @Bean
        SecurityFilterChain chain(HttpSecurity http) {
            return http.build();
        }
    }

    @Test
    void whatTheHostHasEveryChainDoNeitherClosesNorChangesTheApi() {
        try (var site = StartedSite.with(ChangingEveryChain.class)) {
            assertThat(site.http().get("/who").status()).isEqualTo(401);

            var reply = site.http().get("/api/account/policy");

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(reply.header("X-XSS-Protection")).isEqualTo("0");
            assertThat(reply.header("Cache-Control")).isNotEmpty();
            assertThat(reply.header("Strict-Transport-Security")).isEmpty();
        }
    }

    @Test
    void chainThatTakesEveryRequestBeforeTheApiIsToldToComeLater(CapturedOutput output) {
        assertThatThrownBy(() -> StartedSite.with(TakingEveryRequestFirst.class).close())
                .hasRootCauseInstanceOf(UnreachableFilterChainException.class);

        assertThat(output).contains("APPLICATION FAILED TO START", "such as @Order(1)", "symbolon.web.enabled=false");
    }

    @Configuration(proxyBeanMethods = false)
    static class TakingEveryRequestFirst {
        @Bean
        @Order(-1)
        SecurityFilterChain chain(HttpSecurity http) {
            return http.build();
        }
    }

    @Test
    void hostBehindAProxyWithHttpsIsToldToStayThere() {
        try (var site = StartedSite.with(ChangingEveryChain.class, "server.forward-headers-strategy=framework")) {
            var reply = site.http().with("X-Forwarded-Proto", "https").get("/api/account/policy");

            assertThat(reply.header("Strict-Transport-Security")).isEqualTo("max-age=31536000 ; includeSubDomains");
        }
    }
}
