package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger.Level;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.symbolon.SessionCall.Answer;
import org.symbolon.SessionCall.Kind;
import org.symbolon.store.Store;

/**
 * Sessions on PostgreSQL in the hands of sixty-four clients: for a minute, or as long as {@code -Dsymbolon.history=PT…}
 * says.
 */
@Timeout(3600)
class SessionHistoryTest {
    private static final System.Logger LOG = System.getLogger("org.symbolon.history");
    private static final Duration TIME = Duration.parse(System.getProperty("symbolon.history", "PT1M"));
    private static final int PACES = 2;
    private static final Duration MOMENT = Duration.ofSeconds(3);
    private static final int MOST_MOMENTS = 10;

    /** Nobody waits ten seconds for a grace to pass, so in one half of the time it passes ten times as fast. */
    private static final int FAST = 10;

    /** A mistake is to show in a moment. */
    private static final int FASTEST = 30;

    private static SessionHistory history(Store store, int pace, Duration time) throws Exception {
        try (var crowd = new SessionCrowd(store, new SteadyClock(pace))) {
            return crowd.run(time);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, FAST})
    void s10SessionsOf64ClientsAreOneLineOfTokensEachThatEndsForAReasonAndForGood(int pace) throws Exception {
        var time = TIME.dividedBy(PACES);

        var history = history(Keeping.POSTGRESQL.fresh(), pace, time);

        LOG.log(Level.INFO, "{0} s at pace {1}: {2}", time.toSeconds(), pace, history);
        assertThat(history.faults()).isEmpty();
        assertThat(history.rotations()).isPositive();
        assertThat(history.replays()).isPositive();
        assertThat(history.reuses()).isPositive();
        assertThat(Kind.values()).allMatch(kind -> history.count(call -> call.is(kind, Answer.WORKED)) > 0);
    }

    @ParameterizedTest
    @EnumSource
    void plantedFaultOfAStoreShowsInTheHistory(PlantedSessionFault fault) throws Exception {
        long shown = 0;
        for (int moment = 0; moment < MOST_MOMENTS && shown == 0; moment++) {
            var history = history(fault.in(Keeping.POSTGRESQL.fresh()), FASTEST, MOMENT);
            shown = history.faults().stream()
                    .filter(found -> found.kind() == fault.shown)
                    .count();
        }
        LOG.log(Level.INFO, "{0} shows {1} times as {2}", fault, shown, fault.shown);
        assertThat(shown).isPositive();
    }
}
