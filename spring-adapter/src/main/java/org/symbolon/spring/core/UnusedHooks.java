package org.symbolon.spring.core;

import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.symbolon.store.jdbc.OnAccountCreated;
import org.symbolon.store.jdbc.OnAccountDeleted;

/** Warns of hooks that nothing runs, where the store is none that the adapter makes of a {@code DataSource}. */
final class UnusedHooks implements SmartInitializingSingleton {
    private final ConfigurableListableBeanFactory beans;

    UnusedHooks(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var names = names();
        if (!names.isEmpty()) {
            LogFactory.getLog(UnusedHooks.class)
                    .warn("Nothing runs " + String.join(", ", names) + " when accounts begin or end: only the store"
                            + " that is made of the application's DataSource asks for beans of type OnAccountCreated"
                            + " and OnAccountDeleted, and accounts are kept in another one.");
        }
    }

    /** A hook that some bean was given, such as the application's own store, is that one's to run. */
    private List<String> names() {
        return Stream.of(OnAccountCreated.class, OnAccountDeleted.class)
                .flatMap(type ->
                        Stream.of(BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans, type, true, false)))
                .filter(name -> beans.getDependentBeans(name).length == 0)
                .distinct()
                .toList();
    }
}
