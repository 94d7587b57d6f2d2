package org.symbolon.testkit;

import static org.symbolon.testkit.Break.mistake;
import static org.symbolon.testkit.Break.racing;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.symbolon.account.SessionId;
import org.symbolon.store.SessionRecord;
import org.symbolon.store.SessionStore.Replay;
import org.symbolon.testkit.BrokenStore.Answer;
import org.symbolon.testkit.BrokenStore.Call;

final class ReplayBreaks {
    private static final String REPLAY = "sessions.replay";

    private ReplayBreaks() {}

    static Stream<Break> all() {
        return Stream.of(judgements(), strokes(), deaths()).flatMap(breaks -> breaks);
    }

    private static Instant shifted(Call call, int position, long millis) {
        return call.<Instant>argument(position).plusMillis(millis);
    }

    private static Optional<SessionRecord> live(Call call) {
        return call.unit().sessions().findLive(call.argument(0), call.argument(2));
    }

    private static int current(Call call) {
        return live(call).map(SessionRecord::generation).orElse(0);
    }

    private static int asked(Call call) {
        return call.argument(1);
    }

    private static Stream<Break> judgements() {
        return Stream.of(
                mistake(REPLAY, "is good a millisecond too long", call -> call.with(3, shifted(call, 3, -1))),
                mistake(REPLAY, "is good a millisecond too short", call -> call.with(3, shifted(call, 3, 1))),
                mistake(REPLAY, "is good for ever", call -> call.with(3, Instant.EPOCH)),
                mistake(REPLAY, "is good for no time", call -> call.with(3, Samples.SESSION_END)),
                mistake(
                        REPLAY,
                        "ends by an old current one",
                        call -> live(call)
                                        .filter(session -> !session.rotatedAt().isAfter(call.argument(3)))
                                        .isPresent()
                                ? call.with(1, 0)
                                : call.asUsual()),
                mistake(
                        REPLAY,
                        "keeps by any older one",
                        call -> asked(call) < current(call) ? call.with(1, current(call)) : call.asUsual()),
                mistake(
                        REPLAY,
                        "keeps by one to come",
                        call -> asked(call) > current(call) ? call.with(1, current(call)) : call.asUsual()));
    }

    private static Stream<Break> strokes() {
        return Stream.of(
                mistake(REPLAY, "ends in its answer only", call -> {
                    var session = live(call);
                    var answer = call.asUsual();
                    session.ifPresent(found -> call.unit().sessions().insert(found));
                    return answer;
                }),
                mistake(
                        REPLAY,
                        "ends without saying so",
                        call -> ((Optional<?>) call.asUsual())
                                .map(replay -> new Replay(((Replay) replay).session(), false))),
                mistake(REPLAY, "ends every session", call -> {
                    call.unit().sessions().delete(Samples.accountId(1), Samples.sessionId(2));
                    return call.asUsual();
                }),
                mistake(REPLAY, "tells everybody", ReplayBreaks::talkative),
                mistake(REPLAY, "counts as use", call -> {
                    call.unit()
                            .sessions()
                            .extend(call.argument(0), call.argument(2), Samples.SESSION_END, Duration.ZERO);
                    return call.asUsual();
                }),
                racing(REPLAY));
    }

    private static Map<String, Answer> talkative() {
        var ended = new HashMap<SessionId, Replay>();
        return Map.of(REPLAY, call -> {
            var answer = (Optional<?>) call.asUsual();
            answer.ifPresent(replay -> ended.put(call.argument(0), (Replay) replay));
            return Optional.ofNullable(ended.get(call.<SessionId>argument(0)));
        });
    }

    private static Stream<Break> deaths() {
        return Stream.of(
                mistake(REPLAY, "finds at the end", call -> call.with(2, shifted(call, 2, -1))),
                mistake(REPLAY, "finds until a millisecond before the end", call -> call.with(2, shifted(call, 2, 1))),
                mistake(REPLAY, "finds what is dead", ReplayBreaks::remembering),
                mistake(REPLAY, "removes what is dead", call -> {
                    if (live(call).isEmpty()) {
                        call.unit().sessions().delete(Samples.accountId(1), call.argument(0));
                    }
                    return call.asUsual();
                }));
    }

    /** A store that looks at neither version nor account. */
    private static Map<String, Answer> remembering() {
        var sessions = new HashMap<SessionId, SessionRecord>();
        return Map.of(
                "sessions.insert",
                call -> {
                    SessionRecord row = call.argument(0);
                    sessions.put(row.id(), row);
                    return call.asUsual();
                },
                REPLAY,
                call -> {
                    var found = (Optional<?>) call.asUsual();
                    return found.isPresent()
                            ? found
                            : Optional.ofNullable(sessions.get(call.<SessionId>argument(0)))
                                    .filter(row -> row.endsAt().isAfter(call.argument(2)))
                                    .map(row -> new Replay(row, false));
                });
    }
}
