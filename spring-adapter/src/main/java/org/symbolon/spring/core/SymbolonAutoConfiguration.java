package org.symbolon.spring.core;

import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.symbolon.Symbolon;
import org.symbolon.account.Site;
import org.symbolon.event.SymbolonListener;
import org.symbolon.key.KeyRing;
import org.symbolon.password.PasswordPolicy;
import org.symbolon.policy.Policy;
import org.symbolon.store.Store;
import org.symbolon.store.memory.InMemoryStore;

/**
 * Makes the {@link Symbolon} of an application and what it is made of, unless the application has one: then nothing is
 * asked of it. Each part is replaced by a bean of its type.
 */
@AutoConfiguration
@ConditionalOnSymbolon
@ConditionalOnMissingBean(Symbolon.class)
@EnableConfigurationProperties(SymbolonProperties.class)
public final class SymbolonAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    Site symbolonSite(SymbolonProperties properties, Environment environment) {
        return Sites.of(properties, environment.getProperty("spring.application.name"));
    }

    @Bean
    @ConditionalOnMissingBean
    KeyRing symbolonKeyRing(SymbolonProperties properties) {
        return KeyRings.of(properties);
    }

    @Bean
    @ConditionalOnMissingBean
    Policy symbolonPolicy(SymbolonProperties properties) {
        return Policies.of(properties.policy());
    }

    @Bean
    @ConditionalOnMissingBean
    PasswordPolicy symbolonPasswordPolicy(SymbolonProperties properties) {
        return Policies.of(properties.password());
    }

    @Bean
    @ConditionalOnMissingBean(Store.class)
    InMemoryStore symbolonInMemoryStore() {
        LogFactory.getLog(SymbolonAutoConfiguration.class)
                .warn("Accounts are kept in memory: NOTHING SURVIVES A RESTART. Add spring-boot-starter-jdbc, a driver"
                        + " and spring.datasource.url, or a bean of type " + Store.class.getName() + ".");
        return new InMemoryStore();
    }

    @Bean
    @ConditionalOnMissingBean(name = "symbolonJdbcStore")
    UnusedHooks symbolonUnusedHooks(ConfigurableListableBeanFactory beans) {
        return new UnusedHooks(beans);
    }

    @Bean
    HostListeners symbolonHostListeners(ObjectProvider<SymbolonListener> listeners) {
        return new HostListeners(listeners);
    }

    /** So that mails that are left from before go, whoever asks for accounts when. */
    @Bean
    static LazyInitializationExcludeFilter symbolonIsNotLazy() {
        return LazyInitializationExcludeFilter.forBeanTypes(Symbolon.class);
    }

    @Bean
    Symbolon symbolon(
            Site site,
            KeyRing keys,
            Policy policy,
            PasswordPolicy passwords,
            Store store,
            HostListeners listeners,
            BeanFactory beans) {
        var host = new HostParts(beans);
        var builder = Symbolon.builder()
                .site(site)
                .keys(keys)
                .policy(policy)
                .passwords(passwords)
                .store(store)
                .listener(listeners::tell);
        host.addTo(builder);
        host.customize(builder);
        return builder.build();
    }
}
