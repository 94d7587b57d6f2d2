package org.symbolon.testkit;

import static org.symbolon.testkit.Break.mistake;
import static org.symbolon.testkit.Break.racing;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.symbolon.account.SessionId;
import org.symbolon.store.SessionRecord;
import org.symbolon.testkit.BrokenStore.Answer;
import org.symbolon.testkit.BrokenStore.Call;

final class SessionBreaks {
    private SessionBreaks() {}

    static Stream<Break> all() {
        return Stream.of(inserts(), finds(), changes(), purges()).flatMap(breaks -> breaks);
    }

    private static Instant shifted(Call call, int position, long millis) {
        return call.<Instant>argument(position).plusMillis(millis);
    }

    private static Optional<SessionRecord> live(Call call) {
        return call.unit().sessions().findLive(call.argument(0), Samples.NOW);
    }

    private static Stream<Break> inserts() {
        return Stream.of(
                mistake("sessions.insert", "cuts what the client called itself", call -> {
                    SessionRecord row = call.argument(0);
                    var agent = row.userAgent()
                            .substring(0, Math.min(255, row.userAgent().length()));
                    return call.with(
                            0,
                            new SessionRecord(
                                    row.id(),
                                    row.account(),
                                    row.version(),
                                    row.generation(),
                                    row.keyName(),
                                    row.createdAt(),
                                    row.rotatedAt(),
                                    row.idleAt(),
                                    row.expiresAt(),
                                    agent));
                }),
                mistake("sessions.insert", "answers true for a taken id", call -> {
                    call.asUsual();
                    return true;
                }),
                mistake(
                        "sessions.insert",
                        "takes a for A",
                        () -> Map.of(
                                "sessions.findLive",
                                call -> call.<SessionId>argument(0).value().startsWith("AAAAAAA")
                                        ? call.with(0, new SessionId("a".repeat(21) + "A"))
                                        : call.asUsual())),
                mistake("sessions.insert", "revives what a change ended", SessionBreaks::endedByRemoval),
                racing("sessions.insert"));
    }

    /** A store that ends sessions by removing them when the version is raised, so that a later one lives. */
    private static Map<String, Answer> endedByRemoval() {
        var sessions = new HashMap<SessionId, SessionRecord>();
        Answer ending = call -> {
            sessions.clear();
            return call.asUsual();
        };
        return Map.of(
                "sessions.insert",
                call -> {
                    SessionRecord row = call.argument(0);
                    sessions.put(row.id(), row);
                    return call.asUsual();
                },
                "sessions.findLive",
                call -> Optional.ofNullable(sessions.get(call.<SessionId>argument(0)))
                        .filter(row -> row.endsAt().isAfter(call.argument(1))),
                "accounts.changePassword",
                ending,
                "accounts.raiseVersion",
                ending,
                "accounts.suspend",
                ending);
    }

    private static Stream<Break> finds() {
        var verb = "sessions.findLive";
        return Stream.of(
                mistake(verb, "finds at the end", call -> call.with(1, shifted(call, 1, -1))),
                mistake(verb, "loses a millisecond early", call -> call.with(1, shifted(call, 1, 1))),
                mistake(verb, "never minds the version", () -> remembering(row -> true)),
                mistake(verb, "never minds the version of what it knew", SessionBreaks::endedByRemoval));
    }

    private static Map<String, Answer> remembering(Predicate<SessionRecord> known) {
        var sessions = new HashMap<SessionId, SessionRecord>();
        return Map.of(
                "sessions.insert",
                        call -> {
                            SessionRecord row = call.argument(0);
                            sessions.put(row.id(), row);
                            return call.asUsual();
                        },
                "sessions.findLive",
                        call -> {
                            var found = (Optional<?>) call.asUsual();
                            return found.isPresent()
                                    ? found
                                    : Optional.ofNullable(sessions.get(call.<SessionId>argument(0)))
                                            .filter(known);
                        });
    }

    private static Answer trueWhere(Predicate<Call> condition) {
        return call -> condition.test(call) ? true : call.asUsual();
    }

    private static Stream<Break> changes() {
        return Stream.of(
                mistake(
                        "sessions.rotate",
                        "rotates any generation",
                        call -> live(call).isPresent()
                                ? call.with(1, live(call).orElseThrow().generation())
                                : call.asUsual()),
                mistake("sessions.rotate", "keeps the former key", call -> call.with(2, Samples.KEY)),
                mistake("sessions.rotate", "rotates at the end", call -> call.with(3, shifted(call, 3, -1))),
                mistake("sessions.rotate", "rotates in its answer only", call -> {
                    call.unit().rollBack();
                    return call.asUsual();
                }),
                mistake("sessions.rotate", "rotates back to life", () -> remembering(row -> true)),
                mistake(
                        "sessions.rotate",
                        "stops at the first end",
                        call -> live(call)
                                        .filter(row -> row.idleAt().isAfter(row.expiresAt()))
                                        .isPresent()
                                ? Optional.empty()
                                : call.asUsual()),
                racing("sessions.rotate"),
                mistake(
                        "sessions.extend",
                        "extends to the same end",
                        trueWhere(call -> live(call)
                                .filter(row -> row.idleAt().equals(call.argument(2)))
                                .isPresent())),
                mistake(
                        "sessions.extend",
                        "extends to a nearer end",
                        trueWhere(call -> live(call).isPresent())),
                mistake("sessions.extend", "extends at the end", call -> call.with(1, shifted(call, 1, -1))),
                mistake("sessions.extend", "knows no slack", call -> call.with(3, Duration.ZERO)),
                mistake("sessions.extend", "has more slack", call -> call.with(3, Duration.ofMillis(60_001))),
                mistake("sessions.extend", "extends a millisecond less", call -> call.with(2, shifted(call, 2, -1))),
                mistake("sessions.delete", "deletes nothing", call -> live(call).isPresent()),
                mistake(
                        "sessions.delete",
                        "deletes what is live only",
                        call -> live(call).isPresent() ? call.asUsual() : false),
                mistake("sessions.delete", "answers true for no session", call -> {
                    call.asUsual();
                    return true;
                }),
                racing("sessions.delete"));
    }

    private static Stream<Break> purges() {
        var verb = "sessions.purge";
        return Stream.of(
                mistake(verb, "purges a millisecond early", call -> call.with(0, shifted(call, 0, 1))),
                mistake(verb, "purges a millisecond late", call -> call.with(0, shifted(call, 0, -1))),
                mistake(
                        verb,
                        "purges by the idle end only",
                        call -> call.<Instant>argument(0).isAfter(Samples.SESSION_END) ? 0 : call.asUsual()),
                mistake(verb, "never minds the limit", call -> call.with(1, Integer.MAX_VALUE)));
    }
}
