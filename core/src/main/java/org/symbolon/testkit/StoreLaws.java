package org.symbolon.testkit;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.symbolon.store.Store;

/**
 * The contract of a store, executable: a store that obeys every law can be given to the builder. Needs no test
 * framework.
 *
 * <p>Laws know nothing of each other and may be checked in any order, one at a time. All instants are made up, so
 * neither the machine's nor a database's time of day matters. Where a store throws {@code StoreConflictException}, the
 * unit is repeated. Up to 64 threads call the store at once; no thread ever holds two units.
 */
public final class StoreLaws {
    private StoreLaws() {}

    /**
     * All laws, over stores of one kind.
     *
     * @param stores gives an empty store whenever it is asked, once for each law: in memory a new one, on a database
     *     one whose tables were made anew or emptied just before
     */
    public static List<StoreLaw> of(Supplier<? extends Store> stores) {
        return all().map(law -> new StoreLaw(law.name(), () -> law.claim().accept(new Subject(stores.get()))))
                .toList();
    }

    private static Stream<Law> all() {
        return Stream.of(
                        UnitLaws.all(),
                        AccountLaws.all(),
                        SuspensionLaws.all(),
                        AccountEndLaws.all(),
                        FlowLaws.all(),
                        FlowEndLaws.all(),
                        SessionLaws.all(),
                        OwnerLaws.all(),
                        ReplayLaws.all(),
                        LedgerLaws.all(),
                        OutboxLaws.all(),
                        OutboxReportLaws.all(),
                        AddressLaws.all(),
                        ConsentLaws.all(),
                        SubscriberLaws.all(),
                        RaceLaws.all(),
                        EndRaceLaws.all(),
                        OverlapLaws.all(),
                        EndOverlapLaws.all())
                .flatMap(laws -> laws);
    }
}
