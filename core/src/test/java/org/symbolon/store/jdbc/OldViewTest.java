package org.symbolon.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.symbolon.store.SessionRecord;
import org.symbolon.store.StoreConflictException;
import org.symbolon.store.StoreUnit;

/** What a unit decides on rows that another one changed since it first looked. */
class OldViewTest {
    private static boolean insert(StoreUnit unit) {
        return unit.accounts().insert(Some.account(1), Map.of())
                && unit.sessions().insert(Some.session(1, 1));
    }

    private static boolean isLive(StoreUnit unit) {
        return unit.sessions().findLive(Some.sessionId(1), Some.NOW).isPresent();
    }

    private static Optional<SessionRecord> rotate(StoreUnit unit) {
        return unit.sessions().rotate(Some.sessionId(1), 1, "k1", Some.NOW, Some.NOW.plusSeconds(60));
    }

    private static boolean raise(StoreUnit unit) {
        return unit.accounts().raiseVersion(Some.accountId(1));
    }

    private static <T> T repeated(JdbcStore store, Function<StoreUnit, T> work) {
        try {
            return store.transact(work);
        } catch (StoreConflictException again) {
            return store.transact(work);
        }
    }

    /** A serializable unit of PostgreSQL may rotate: it counts as the earlier one, and the session is dead after it. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "POSTGRESQL_SERIALIZABLE")
    void sessionWhoseAccountChangedSinceItWasFoundLiveIsNotRotated(Database database) {
        var store = JdbcStore.on(database.fresh());
        assertThat(store.transact(OldViewTest::insert)).isTrue();
        var changed = new AtomicBoolean();

        var rotated = repeated(store, unit -> {
            boolean live = isLive(unit);
            if (!changed.getAndSet(true)) {
                assertThat(live).isTrue();
                assertThat(Meanwhile.<Boolean>another(() -> store.transact(OldViewTest::raise)))
                        .isTrue();
            }
            return rotate(unit);
        });

        assertThat(rotated).isEmpty();
        assertThat(changed).isTrue();
    }
}
