package org.symbolon.spring.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the application's own security knows accounts.
 *
 * @param formLogin Whether accounts sign in through the application's login form, where nothing else checks it.
 * @param jwtDecoder Whether there is a JwtDecoder that reads access tokens, for a resource server of the application.
 */
@ConfigurationProperties("symbolon.security")
public record SymbolonSecurityProperties(
        @DefaultValue("true") boolean formLogin,
        @DefaultValue("false") boolean jwtDecoder) {}
