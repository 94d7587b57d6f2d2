package org.symbolon.spring.security;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.symbolon.Symbolon;
import org.symbolon.spring.core.SymbolonAutoConfiguration;

/** A decoder of access tokens, only where {@code symbolon.security.jwt-decoder=true} asks for it. */
@AutoConfiguration(
        after = SymbolonAutoConfiguration.class,
        beforeName = {
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration"
        })
@ConditionalOnClass(JwtDecoder.class)
@ConditionalOnAccounts
@ConditionalOnBooleanProperty("symbolon.security.jwt-decoder")
@EnableConfigurationProperties(SymbolonSecurityProperties.class)
public final class SymbolonJwtDecoderAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    JwtDecoder symbolonJwtDecoder(Symbolon symbolon) {
        return new SymbolonJwtDecoder(symbolon);
    }
}
