package org.symbolon.testkit;

import static org.symbolon.testkit.Break.mistake;
import static org.symbolon.testkit.Break.racing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.symbolon.account.SessionId;
import org.symbolon.store.SessionRecord;
import org.symbolon.testkit.BrokenStore.Answer;
import org.symbolon.testkit.BrokenStore.Call;

final class OwnerBreaks {
    private static final String LIST = "sessions.list";
    private static final String DELETE = "sessions.delete";
    private static final String OTHERS = "sessions.deleteOthers";

    private OwnerBreaks() {}

    static Stream<Break> all() {
        return Stream.of(lists(), deaths(), removals(), rotations()).flatMap(breaks -> breaks);
    }

    private static Answer shifted(long millis) {
        return call -> call.with(1, call.<Instant>argument(1).plusMillis(millis));
    }

    private static Answer sorted(Comparator<SessionRecord> order) {
        return call -> sessions(call.asUsual()).stream()
                .sorted(order)
                .limit(limit(call))
                .toList();
    }

    private static int limit(Call call) {
        return call.argument(2);
    }

    private static List<SessionRecord> sessions(Object answer) {
        return ((List<?>) answer).stream().map(SessionRecord.class::cast).toList();
    }

    private static Stream<Break> lists() {
        return Stream.of(
                mistake(LIST, "lists nothing", call -> List.of()),
                mistake(LIST, "lists at the end", shifted(-1)),
                mistake(LIST, "loses a millisecond early", shifted(1)),
                mistake(
                        LIST,
                        "lists the one used last at the end",
                        sorted(Comparator.comparing(SessionRecord::idleAt))),
                mistake(
                        LIST,
                        "lists in the order of rotations",
                        sorted(Comparator.comparing(SessionRecord::rotatedAt))),
                mistake(LIST, "never minds the limit", call -> call.with(2, Integer.MAX_VALUE)),
                mistake(LIST, "lists one at most", call -> call.with(2, Math.min(1, limit(call)))),
                mistake(
                        LIST,
                        "orders what it has cut already",
                        call -> sessions(call.with(2, Integer.MAX_VALUE)).stream()
                                .sorted(Comparator.comparing(SessionRecord::userAgent))
                                .limit(limit(call))
                                .sorted(Comparator.comparing(SessionRecord::idleAt)
                                        .reversed())
                                .toList()),
                mistake(LIST, "lists another's too", call -> {
                    var all = new ArrayList<>(sessions(call.asUsual()));
                    all.addAll(sessions(call.with(0, Samples.accountId(2))));
                    return all.stream().distinct().limit(limit(call)).toList();
                }));
    }

    private static Stream<Break> deaths() {
        return Stream.of(
                mistake(LIST, "never minds the version", () -> remembering(session -> true)),
                mistake(LIST, "lists what has ended", call -> call.with(1, Instant.EPOCH)));
    }

    /** A store that lists whatever of the account was inserted. */
    private static Map<String, Answer> remembering(Predicate<SessionRecord> known) {
        var inserted = new LinkedHashMap<SessionId, SessionRecord>();
        return Map.of(
                "sessions.insert",
                noting(inserted),
                LIST,
                call -> inserted.values().stream()
                        .filter(known)
                        .filter(session -> session.account().equals(call.argument(0)))
                        .filter(session -> session.endsAt().isAfter(call.argument(1)))
                        .sorted(Comparator.comparing(SessionRecord::idleAt).reversed())
                        .limit(limit(call))
                        .toList());
    }

    private static Answer noting(Map<SessionId, SessionRecord> sessions) {
        return call -> {
            SessionRecord row = call.argument(0);
            sessions.put(row.id(), row);
            return call.asUsual();
        };
    }

    /** A store that forgets to remove some of the others. */
    private static Map<String, Answer> keeping(Predicate<SessionRecord> kept) {
        var inserted = new LinkedHashMap<SessionId, SessionRecord>();
        return Map.of("sessions.insert", noting(inserted), OTHERS, call -> {
            var answer = call.asUsual();
            inserted.values().stream()
                    .filter(session -> session.account().equals(call.argument(0)))
                    .filter(kept)
                    .forEach(session -> call.unit().sessions().insert(session));
            return answer;
        });
    }

    private static Stream<Break> removals() {
        return Stream.of(
                mistake(DELETE, "never minds whose it is", () -> {
                    var inserted = new LinkedHashMap<SessionId, SessionRecord>();
                    return Map.of("sessions.insert", noting(inserted), DELETE, call -> {
                        var row = inserted.get(call.<SessionId>argument(1));
                        return row == null ? false : call.with(0, row.account());
                    });
                }),
                mistake(OTHERS, "removes nothing", () -> keeping(session -> true)),
                mistake(OTHERS, "removes live ones only", () -> keeping(session -> session.version() != 1)),
                mistake(
                        OTHERS,
                        "removes what has not ended only",
                        () -> keeping(session -> !session.endsAt().isAfter(Samples.NOW))),
                mistake(OTHERS, "removes all", call -> call.with(1, Samples.sessionId(99))),
                mistake(OTHERS, "counts one at most", call -> Math.min(1, (Integer) call.asUsual())),
                mistake(OTHERS, "removes another's", call -> {
                    call.with(0, Samples.accountId(2));
                    return call.asUsual();
                }),
                mistake(
                        OTHERS,
                        "needs the one to be there",
                        call -> call.unit()
                                        .sessions()
                                        .findLive(call.argument(1), Samples.NOW)
                                        .filter(session -> session.account().equals(call.argument(0)))
                                        .isPresent()
                                ? call.asUsual()
                                : 0),
                racing(OTHERS));
    }

    private static Stream<Break> rotations() {
        return Stream.of(
                mistake(OTHERS, "misses what was rotated since it looked", () -> {
                    var rotated = new LinkedHashMap<SessionId, SessionRecord>();
                    return Map.of(
                            "sessions.rotate",
                            call -> {
                                var answer = (Optional<?>) call.asUsual();
                                answer.ifPresent(row -> rotated.put(call.argument(0), (SessionRecord) row));
                                return answer;
                            },
                            OTHERS,
                            call -> {
                                var answer = call.asUsual();
                                rotated.values()
                                        .forEach(row -> call.unit().sessions().insert(row));
                                return answer;
                            });
                }),
                mistake("sessions.rotate", "writes back what was removed", () -> {
                    var inserted = new LinkedHashMap<SessionId, SessionRecord>();
                    return Map.of("sessions.insert", noting(inserted), "sessions.rotate", call -> {
                        var answer = (Optional<?>) call.asUsual();
                        var row = inserted.get(call.<SessionId>argument(0));
                        if (answer.isEmpty() && row != null) {
                            call.unit().sessions().insert(row.rotated(call.argument(2), Samples.NOW, row.idleAt()));
                        }
                        return answer;
                    });
                }));
    }
}
