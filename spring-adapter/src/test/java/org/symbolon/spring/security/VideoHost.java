package org.symbolon.spring.security;

import java.util.List;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.symbolon.account.AccountId;
import org.symbolon.spring.core.SymbolonBuilderCustomizer;
import org.symbolon.testkit.ManualClock;
import org.symbolon.testkit.RecordingMailer;

/** A site with a chain of its own, a login form, and no users but those of Symbolon. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(VideoHost.Videos.class)
class VideoHost {
    @Bean
    SecurityFilterChain chain(HttpSecurity http) {
        return http.authorizeHttpRequests(urls -> urls.requestMatchers("/open")
                        .permitAll()
                        .requestMatchers("/admin")
                        .hasRole("ADMIN")
                        .anyRequest()
                        .authenticated())
                .with(SymbolonBearer.bearer())
                .formLogin(Customizer.withDefaults())
                .build();
    }

    @Bean
    SymbolonAuthorities authorities() {
        return account -> List.of(new SimpleGrantedAuthority("ROLE_VIEWER"));
    }

    @Bean
    RecordingMailer mailer() {
        return new RecordingMailer();
    }

    @Bean
    BreakableStore store() {
        return new BreakableStore();
    }

    @Bean
    ManualClock manualClock() {
        return ManualClock.startingNow();
    }

    @Bean
    SymbolonBuilderCustomizer manualTime(ManualClock clock) {
        return builder -> builder.clock(clock);
    }

    /** Not one of those that Spring Security looks for by itself. */
    @Bean
    CorsConfigurationSource corsConfigurationSource() {
        var partner = new CorsConfiguration();
        partner.addAllowedOrigin("https://partner.example");
        partner.addAllowedMethod("POST");
        partner.addAllowedHeader("Content-Type");
        return request -> partner;
    }

    @RestController
    static class Videos {
        @GetMapping("/videos")
        String videos(@AuthenticationPrincipal AccountId id, AccountAuthentication who) {
            return id + " " + who.getName().equals(id.toString())
                    + " " + who.authenticated().accountId().equals(id)
                    + " " + who.getAuthorities();
        }

        @PostMapping("/videos")
        String upload(@AuthenticationPrincipal AccountId id) {
            return "uploaded by " + id;
        }

        @GetMapping("/open")
        String open() {
            return "open";
        }

        @GetMapping("/admin")
        String admin() {
            return "admin";
        }
    }
}
