package org.symbolon.testkit;

import static org.symbolon.testkit.Break.mistake;
import static org.symbolon.testkit.Break.racing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.symbolon.account.AccountId;
import org.symbolon.account.SessionId;
import org.symbolon.store.AccountRecord;
import org.symbolon.store.SessionRecord;
import org.symbolon.testkit.BrokenStore.Answer;
import org.symbolon.testkit.BrokenStore.Call;

final class SuspensionBreaks {
    private static final String SUSPEND = "accounts.suspend";
    private static final String REINSTATE = "accounts.reinstate";

    private SuspensionBreaks() {}

    static Stream<Break> all() {
        return Stream.of(suspensions(), deaths(), reinstatements()).flatMap(breaks -> breaks);
    }

    private static Optional<AccountRecord> current(Call call) {
        return call.unit().accounts().find(call.<AccountId>argument(0));
    }

    /** The verb and something else to the account that it is about. */
    private static Answer also(Answer more) {
        return call -> {
            var answer = call.asUsual();
            if (Boolean.TRUE.equals(answer)) {
                more.to(call);
            }
            return answer;
        };
    }

    private static Stream<Break> suspensions() {
        return Stream.of(
                mistake(SUSPEND, "suspends nobody", call -> current(call).isPresent()),
                mistake(SUSPEND, "answers true for no account", call -> {
                    call.asUsual();
                    return true;
                }),
                mistake(
                        SUSPEND,
                        "raises by two",
                        also(call -> call.unit().accounts().raiseVersion(call.argument(0)))),
                mistake(SUSPEND, "takes the password away", also(call -> {
                    long version = current(call).orElseThrow().version();
                    return call.unit().accounts().changePassword(call.argument(0), version, Samples.hash("k9", 9));
                })),
                mistake(
                        SUSPEND,
                        "suspends everybody",
                        also(call -> call.unit().accounts().suspend(Samples.accountId(2)))),
                mistake(SUSPEND, "is lifted by another password", () -> lifting("accounts.changePassword")),
                mistake(SUSPEND, "is lifted by another version", () -> lifting("accounts.raiseVersion")),
                racing(SUSPEND));
    }

    private static Map<String, Answer> lifting(String verb) {
        return Map.of(verb, also(call -> call.unit().accounts().reinstate(call.argument(0))));
    }

    private static Stream<Break> deaths() {
        return Stream.of(
                mistake(SUSPEND, "leaves the version", SuspensionBreaks::sameVersion),
                mistake(SUSPEND, "leaves sessions alive", SuspensionBreaks::immortal),
                mistake(SUSPEND, "leaves flows to be proven", () -> Map.of("flows.prove", call -> true)),
                mistake(SUSPEND, "leaves flows to be redeemed", () -> Map.of("flows.redeem", call -> true)));
    }

    /** A store that tells, of whoever was suspended, the version of before. */
    private static Map<String, Answer> sameVersion() {
        var suspended = new HashSet<Object>();
        return Map.of(
                SUSPEND,
                also(call -> suspended.add(call.argument(0))),
                "accounts.find",
                mapped(account -> suspended.contains(account.id()) ? lowered(account) : account));
    }

    private static AccountRecord lowered(AccountRecord account) {
        return new AccountRecord(
                account.id(),
                account.address(),
                account.hash(),
                account.version() - 1,
                account.suspended(),
                account.locale(),
                account.createdAt());
    }

    private static Answer mapped(UnaryOperator<AccountRecord> change) {
        return call -> ((Optional<?>) call.asUsual()).map(account -> change.apply((AccountRecord) account));
    }

    private static Map<String, Answer> immortal() {
        var sessions = new HashMap<SessionId, SessionRecord>();
        return Map.of(
                "sessions.insert",
                call -> {
                    SessionRecord row = call.argument(0);
                    sessions.put(row.id(), row);
                    return call.asUsual();
                },
                "sessions.findLive",
                call -> Optional.ofNullable(sessions.get(call.<SessionId>argument(0))));
    }

    private static Stream<Break> reinstatements() {
        return Stream.of(
                mistake(
                        REINSTATE,
                        "reinstates nobody",
                        call -> current(call).filter(AccountRecord::suspended).isPresent()),
                mistake(REINSTATE, "answers true for whoever is in use", call -> {
                    call.asUsual();
                    return true;
                }),
                mistake(
                        REINSTATE,
                        "raises the version",
                        also(call -> call.unit().accounts().raiseVersion(call.argument(0)))),
                mistake(REINSTATE, "brings the version of before back", SuspensionBreaks::resurrecting),
                mistake(
                        REINSTATE,
                        "reinstates everybody",
                        call -> call.unit().accounts().reinstate(Samples.accountId(1))),
                racing(REINSTATE));
    }

    /** A store that looks at sessions and flows as they were before the suspension. */
    private static Map<String, Answer> resurrecting() {
        var answers = new HashMap<>(immortal());
        answers.put("flows.redeem", call -> true);
        return answers;
    }
}
