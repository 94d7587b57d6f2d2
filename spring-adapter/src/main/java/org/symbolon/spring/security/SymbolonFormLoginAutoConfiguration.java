package org.symbolon.spring.security;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;
import org.symbolon.Symbolon;
import org.symbolon.spring.web.SymbolonClients;
import org.symbolon.spring.web.SymbolonClientsAutoConfiguration;

/**
 * Accounts sign in through the login form of the application's own filter chain, where the application has no users of
 * another kind. It comes before whatever of Boot's makes a chain, so that a chain found here is the application's.
 */
@AutoConfiguration(
        after = SymbolonClientsAutoConfiguration.class,
        before = {UserDetailsServiceAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class},
        beforeName = {
            "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.client.autoconfigure.servlet.OAuth2ClientWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration",
            "org.springframework.boot.security.saml2.autoconfigure.Saml2RelyingPartyAutoConfiguration"
        })
@ConditionalOnAccounts
@ConditionalOnBooleanProperty(name = "symbolon.security.form-login", matchIfMissing = true)
@ConditionalOnBean(SecurityFilterChain.class)
@ConditionalOnMissingBean({AuthenticationManager.class, AuthenticationProvider.class, UserDetailsService.class})
@Conditional(UserNotConfigured.class)
@EnableConfigurationProperties(SymbolonSecurityProperties.class)
public final class SymbolonFormLoginAutoConfiguration {
    /**
     * No bean of type AuthenticationProvider, which would be asked by every chain, whatever that checks with itself.
     */
    @Bean
    Customizer<HttpSecurity> symbolonFormLogin(
            Symbolon symbolon,
            SymbolonClients clients,
            ObjectProvider<SymbolonAuthorities> authorities,
            LogoutEndsSession end) {
        var client = new LoginClient(clients);
        var provider = new AccountAuthenticationProvider(symbolon, new GrantedTo(authorities), client);
        var parts = new FormLoginParts(provider, client, new LoginLiveness(symbolon), clients, end);
        return http -> http.with(new FormLogin(parts));
    }

    @Bean
    LogoutEndsSession symbolonLogoutEndsSession(Symbolon symbolon) {
        return new LogoutEndsSession(symbolon);
    }
}
