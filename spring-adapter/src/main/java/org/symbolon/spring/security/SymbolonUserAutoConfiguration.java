package org.symbolon.spring.security;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.symbolon.spring.core.SymbolonAutoConfiguration;

/** Where there are accounts, Boot makes no user of its own, unless the application configured one. */
@AutoConfiguration(after = SymbolonAutoConfiguration.class, before = UserDetailsServiceAutoConfiguration.class)
@ConditionalOnAccounts
@Conditional(UserNotConfigured.class)
public final class SymbolonUserAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean({
        AuthenticationManager.class,
        AuthenticationManagerResolver.class,
        AuthenticationProvider.class,
        UserDetailsService.class
    })
    NoGeneratedUser symbolonNoGeneratedUser() {
        return new NoGeneratedUser();
    }
}
