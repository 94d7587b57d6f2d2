package org.symbolon.spring.testing;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.symbolon.account.AccountId;
import org.symbolon.spring.security.SymbolonBearer;

/** A small shop whose orders belong to accounts. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(ExampleShop.Orders.class)
class ExampleShop {
    @Bean
    SecurityFilterChain api(HttpSecurity http) {
        return http.authorizeHttpRequests(urls -> urls.requestMatchers("/stock")
                        .hasRole("CLERK")
                        .anyRequest()
                        .authenticated())
                .with(SymbolonBearer.bearer())
                .build();
    }

    @RestController
    static class Orders {
        @GetMapping("/orders")
        String orders(@AuthenticationPrincipal AccountId owner) {
            return "orders of " + owner;
        }

        @GetMapping("/stock")
        String stock() {
            return "nothing left";
        }
    }
}
