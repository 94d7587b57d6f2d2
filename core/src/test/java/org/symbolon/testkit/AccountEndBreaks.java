package org.symbolon.testkit;

import static org.symbolon.testkit.Break.mistake;
import static org.symbolon.testkit.Break.racing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.symbolon.account.AccountId;
import org.symbolon.account.EmailAddress;
import org.symbolon.store.AccountRecord;
import org.symbolon.store.SessionRecord;
import org.symbolon.testkit.BrokenStore.Answer;
import org.symbolon.testkit.BrokenStore.Call;

final class AccountEndBreaks {
    private static final String DELETE = "accounts.delete";

    private AccountEndBreaks() {}

    static Stream<Break> all() {
        return Stream.of(accounts(), sessions(), others()).flatMap(breaks -> breaks);
    }

    private static Optional<AccountRecord> current(Call call) {
        return call.unit().accounts().find(call.<AccountId>argument(0));
    }

    private static Stream<Break> accounts() {
        return Stream.of(
                mistake(DELETE, "deletes nothing", call -> current(call).isPresent()),
                mistake(DELETE, "answers true for no account", call -> {
                    call.asUsual();
                    return true;
                }),
                mistake(
                        DELETE,
                        "does not compare the version",
                        call -> current(call).isPresent()
                                ? call.with(1, current(call).orElseThrow().version())
                                : false),
                mistake(DELETE, "hides the account only", AccountEndBreaks::hidden),
                mistake(DELETE, "keeps the address", () -> taken(AccountRecord::address)),
                mistake(DELETE, "keeps the id", () -> taken(AccountRecord::id)),
                mistake(DELETE, "leaves others nothing either", call -> {
                    call.unit().accounts().delete(Samples.accountId(2), 1);
                    return call.asUsual();
                }),
                mistake(DELETE, "counts it still", call -> call.asUsual(), "accounts.countUnder", call -> 2L),
                mistake(DELETE, "commits by itself", AccountEndBreaks::committed),
                racing(DELETE));
    }

    /** A store that marks accounts, and looks at the mark when it finds them. */
    private static Map<String, Answer> hidden() {
        var gone = new HashSet<AccountId>();
        return Map.of(
                DELETE,
                call -> current(call).isPresent() && gone.add(call.argument(0)),
                "accounts.find",
                call -> ((Optional<?>) call.asUsual())
                        .filter(account -> !gone.contains(((AccountRecord) account).id())));
    }

    private interface Part {
        Object of(AccountRecord account);
    }

    private static Map<String, Answer> taken(Part part) {
        var taken = new HashSet<>();
        return Map.of(
                DELETE,
                call -> {
                    current(call).map(part::of).ifPresent(taken::add);
                    return call.asUsual();
                },
                "accounts.insert",
                call -> taken.contains(part.of(call.argument(0))) ? false : call.asUsual());
    }

    /** What was deleted stays so, whatever becomes of the unit. */
    private static Map<String, Answer> committed() {
        var gone = new HashSet<AccountId>();
        return Map.of(
                DELETE,
                call -> {
                    gone.add(call.argument(0));
                    return call.asUsual();
                },
                "accounts.find",
                call -> ((Optional<?>) call.asUsual())
                        .filter(account -> !gone.contains(((AccountRecord) account).id())));
    }

    private static Stream<Break> sessions() {
        return Stream.of(
                mistake(DELETE, "keeps the sessions", () -> keeping(session -> true)),
                mistake(DELETE, "removes live sessions only", () -> keeping(session -> session.version() != 1)),
                mistake(
                        DELETE,
                        "removes sessions that have not ended only",
                        () -> keeping(session -> !session.endsAt().isAfter(Samples.NOW))),
                mistake(DELETE, "removes everybody's sessions", () -> {
                    var sessions = new ArrayList<SessionRecord>();
                    return Map.of("sessions.insert", noting(sessions), DELETE, call -> {
                        sessions.forEach(session -> call.unit().sessions().delete(session.account(), session.id()));
                        return call.asUsual();
                    });
                }),
                mistake(DELETE, "rolls back without the sessions", () -> {
                    var gone = new HashSet<>();
                    return Map.of(
                            DELETE,
                            call -> gone.add(call.argument(0)) && (Boolean) call.asUsual(),
                            "sessions.findLive",
                            call -> ((Optional<?>) call.asUsual())
                                    .filter(session -> !gone.contains(((SessionRecord) session).account())));
                }));
    }

    /** A store that forgets to remove some sessions. */
    private static Map<String, Answer> keeping(Predicate<SessionRecord> kept) {
        var sessions = new ArrayList<SessionRecord>();
        return Map.of("sessions.insert", noting(sessions), DELETE, call -> {
            var answer = call.asUsual();
            sessions.stream()
                    .filter(session -> session.account().equals(call.argument(0)))
                    .filter(kept)
                    .forEach(session -> call.unit().sessions().insert(session));
            return answer;
        });
    }

    private static Answer noting(List<SessionRecord> sessions) {
        return call -> {
            sessions.add(call.argument(0));
            return call.asUsual();
        };
    }

    private static Stream<Break> others() {
        return Stream.of(
                mistake(DELETE, "leaves flows to be proven", () -> Map.of("flows.prove", call -> true)),
                mistake(DELETE, "leaves flows to be redeemed", () -> Map.of("flows.redeem", call -> true)),
                mistake(DELETE, "removes its flows", () -> Map.of("flows.find", call -> Optional.empty())),
                mistake(DELETE, "lets more be consented", () -> Map.of("consents.append", call -> true)),
                mistake(DELETE, "forgets what was consented", () -> forgetful("consents.history", List.of())),
                mistake(DELETE, "forgets what was said last", () -> forgetful("consents.latest", Optional.empty())));
    }

    private static Map<String, Answer> forgetful(String verb, Object nothing) {
        var gone = new HashMap<Object, EmailAddress>();
        return Map.of(
                DELETE,
                call -> {
                    current(call).ifPresent(account -> gone.put(account.id(), account.address()));
                    return call.asUsual();
                },
                verb,
                call -> gone.containsKey(call.argument(0)) ? nothing : call.asUsual());
    }
}
