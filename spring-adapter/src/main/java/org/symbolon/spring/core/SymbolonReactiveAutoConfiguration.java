package org.symbolon.spring.core;

import org.apache.commons.logging.LogFactory;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** Tells a reactive web application, once, that there will be no accounts. */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "symbolon.enabled", matchIfMissing = true)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
public final class SymbolonReactiveAutoConfiguration {
    SymbolonReactiveAutoConfiguration() {
        LogFactory.getLog(SymbolonReactiveAutoConfiguration.class)
                .warn("Symbolon configures nothing, since this is a reactive web application, and it works with"
                        + " servlets: add spring-boot-starter-webmvc, or set symbolon.enabled=false to say that this is"
                        + " meant.");
    }

    /** So that it is told at the start. */
    @Bean
    static LazyInitializationExcludeFilter symbolonReactiveIsNotLazy() {
        return LazyInitializationExcludeFilter.forBeanTypes(SymbolonReactiveAutoConfiguration.class);
    }
}
