package org.symbolon.spring.web;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.symbolon.Symbolon;
import org.symbolon.spring.core.ConditionalOnSymbolon;
import org.symbolon.spring.core.SymbolonAutoConfiguration;

/** Knows who sends a request, for the JSON API, for login forms, and for the application itself. */
@AutoConfiguration(after = SymbolonAutoConfiguration.class)
@ConditionalOnSymbolon
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(Symbolon.class)
public final class SymbolonClientsAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    SymbolonClients symbolonClients(Symbolon symbolon, Environment environment) {
        var cookie = new DeviceCookie(symbolon.settings().site());
        return new TrustedClients(cookie, Forwarding.isSettled(environment));
    }
}
