package org.symbolon.spring.core;

import java.util.Base64;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.symbolon.Symbolon;
import org.symbolon.account.Site;
import org.symbolon.key.KeyRing;
import org.symbolon.mail.Mailer;
import org.symbolon.store.Store;
import org.symbolon.store.memory.InMemoryStore;

/** Makes the {@link Symbolon} of an application, unless it has one. */
@AutoConfiguration
@ConditionalOnProperty(name = "symbolon.enabled", matchIfMissing = true)
@EnableConfigurationProperties(SymbolonProperties.class)
public final class SymbolonAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    Symbolon symbolon(
            SymbolonProperties properties,
            Mailer mailer,
            ObjectProvider<Store> stores,
            ObjectProvider<SymbolonBuilderCustomizer> customizers) {
        var secret = Base64.getDecoder().decode(Objects.requireNonNull(properties.secret()));
        var builder = Symbolon.builder()
                .site(Site.of("Site", Objects.requireNonNull(properties.publicUrl())))
                .keys(KeyRing.of("k1", secret))
                .mailer(mailer)
                .store(stores.getIfAvailable(InMemoryStore::new));
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return builder.build();
    }
}
