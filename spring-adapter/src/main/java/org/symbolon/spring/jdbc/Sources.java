package org.symbolon.spring.jdbc;

import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.diagnostics.FailureAnalyzedException;

/** Chooses the source of connections, and never by chance: accounts in the wrong database would be lost. */
final class Sources {
    private Sources() {}

    /** @param marked those with {@link SymbolonDataSource} */
    static DataSource choose(ObjectProvider<DataSource> marked, ObjectProvider<DataSource> every) {
        try {
            var chosen = marked.getIfAvailable(every::getIfAvailable);
            if (chosen == null) {
                throw undecided(List.of());
            }
            return chosen;
        } catch (NoUniqueBeanDefinitionException several) {
            var names = several.getBeanNamesFound();
            throw undecided(names == null ? List.of() : names);
        }
    }

    private static FailureAnalyzedException undecided(Collection<String> names) {
        var found = names.isEmpty() ? "" : " (" + String.join(", ", names) + ")";
        return new FailureAnalyzedException(
                "There are beans of type DataSource" + found
                        + ", and nothing says in which of these databases accounts are kept.",
                "Put @SymbolonDataSource (of " + SymbolonDataSource.class.getPackageName()
                        + ") on the method of exactly one of them. Where none is meant, add a bean of type"
                        + " org.symbolon.store.Store.");
    }
}
