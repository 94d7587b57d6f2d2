package org.symbolon.spring.readme;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.symbolon.spring.security.SymbolonBearer;

// snippet: security
@Configuration
class VideoSecurity {
    @Bean
    SecurityFilterChain site(HttpSecurity http) {
        http.authorizeHttpRequests(urls -> urls.requestMatchers("/my/**").authenticated());
        http.authorizeHttpRequests(urls -> urls.anyRequest().permitAll());
        return http.with(SymbolonBearer.bearer()).build();
    }
}
// end of snippet
