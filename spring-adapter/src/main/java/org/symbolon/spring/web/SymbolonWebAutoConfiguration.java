package org.symbolon.spring.web;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletPath;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.symbolon.Symbolon;
import org.symbolon.account.Site;
import org.symbolon.spring.core.ConditionalOnSymbolon;
import org.symbolon.spring.core.SymbolonBuilderCustomizer;

/**
 * The JSON API, unless {@code symbolon.web.enabled=false}. What lets requests through to it is the chain of security.
 */
@AutoConfiguration(after = SymbolonClientsAutoConfiguration.class)
@ConditionalOnSymbolon
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(Symbolon.class)
@ConditionalOnBooleanProperty(name = "symbolon.web.enabled", matchIfMissing = true)
@EnableConfigurationProperties(SymbolonWebProperties.class)
public final class SymbolonWebAutoConfiguration {
    @Bean
    SymbolonApi symbolonApi(
            Symbolon symbolon,
            SymbolonClients clients,
            SymbolonWebProperties properties,
            ApplicationContext application) {
        var endpoints = EndpointSwitches.apply(properties.endpoints(), endpoints(symbolon, properties));
        var routes = new Routes(properties.basePath(), endpoints);
        var filter = new ApiFilter(routes, symbolon, clients, new WebTexts(application));
        return new SymbolonApi(routes, filter);
    }

    /** No registration bean, since one that is not needed would be logged at each start. */
    @Bean
    ServletContextInitializer symbolonApiServlet(SymbolonApi api, ObjectProvider<DispatcherServletPath> dispatchers) {
        return context -> {
            if (dispatchers.stream().noneMatch(dispatcher -> "/".equals(dispatcher.getPath()))) {
                ApiServlet.register(api.routes(), context);
            }
        };
    }

    @Bean
    ServletContextInitializer symbolonContextPathCheck(Symbolon symbolon) {
        return context ->
                ContextPath.check(context.getContextPath(), symbolon.settings().site());
    }

    @Bean
    FilterRegistrationBean<LateAnswerFilter> symbolonLateAnswer(SymbolonClients clients) {
        return LateAnswerFilter.registered(clients);
    }

    /** Before any of the application, so that a page of its own wins. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SymbolonBuilderCustomizer symbolonUnsubscribePage(ObjectProvider<Site> sites, SymbolonWebProperties properties) {
        return builder -> {
            if (EndpointSwitches.isOn(properties.endpoints(), UnsubscribeEndpoint.NAME)) {
                var base = sites.getObject().url() + properties.basePath();
                builder.unsubscribeAt(base + UnsubscribeEndpoint.PATH);
            }
        };
    }

    static List<Endpoint> endpoints(Symbolon symbolon, SymbolonWebProperties properties) {
        return Stream.of(
                        new RegistrationEndpoints(symbolon).all(),
                        new ResetEndpoints(symbolon).all(),
                        new SessionEndpoints(symbolon).all(),
                        new OwnerEndpoints(symbolon, properties.newsletterTextVersion()).all(),
                        new OwnSessionsEndpoints(symbolon).all(),
                        new UnsubscribeEndpoint(symbolon).all(),
                        new PublicEndpoints(symbolon, OpenApi.of(symbolon, properties)).all())
                .flatMap(List::stream)
                .toList();
    }
}
