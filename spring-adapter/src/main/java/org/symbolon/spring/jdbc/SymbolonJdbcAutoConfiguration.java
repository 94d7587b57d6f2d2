package org.symbolon.spring.jdbc;

import javax.sql.DataSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.EmbeddedDatabaseConnection;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ResourceLoader;
import org.symbolon.Symbolon;
import org.symbolon.spring.core.ConditionalOnSymbolon;
import org.symbolon.spring.core.SymbolonAutoConfiguration;
import org.symbolon.spring.core.SymbolonProperties;
import org.symbolon.store.Store;
import org.symbolon.store.jdbc.JdbcStore;
import org.symbolon.store.jdbc.OnAccountCreated;
import org.symbolon.store.jdbc.OnAccountDeleted;

/**
 * Keeps accounts in the application's database, where it has one: that of the {@code DataSource} with
 * {@link SymbolonDataSource}, else that of the only or primary one. What the application does with its database at the
 * start, such as migrations of its own, comes first.
 */
@AutoConfiguration(before = SymbolonAutoConfiguration.class, after = DataSourceAutoConfiguration.class)
@ConditionalOnSymbolon
@ConditionalOnClass({EmbeddedDatabaseConnection.class, DatabaseInitializationDependencyConfigurer.class})
@Conditional(OnAnyDataSource.class)
@ConditionalOnMissingBean({Store.class, Symbolon.class})
@EnableConfigurationProperties({SymbolonProperties.class, SymbolonJdbcProperties.class})
@Import(DatabaseInitializationDependencyConfigurer.class)
public final class SymbolonJdbcAutoConfiguration {
    @Bean
    HostHooks symbolonHostHooks(ObjectProvider<OnAccountCreated> created, ObjectProvider<OnAccountDeleted> deleted) {
        return new HostHooks(created, deleted);
    }

    @Bean
    @DependsOnDatabaseInitialization
    JdbcStore symbolonJdbcStore(
            @SymbolonDataSource ObjectProvider<DataSource> marked,
            ObjectProvider<DataSource> every,
            SymbolonProperties symbolon,
            SymbolonJdbcProperties jdbc,
            HostHooks hooks,
            ListableBeanFactory beans,
            ResourceLoader resources) {
        var source = Sources.choose(marked, every);
        var stores = new Stores(source, jdbc, PassingSecret.isUsed(symbolon, beans));
        return hooks.addTo(stores.open(resources.getClassLoader()), beans);
    }
}
