package org.symbolon.testkit;

import static org.symbolon.testkit.Break.mistake;
import static org.symbolon.testkit.Break.racing;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.symbolon.store.MailId;
import org.symbolon.store.OutboxMail;
import org.symbolon.testkit.BrokenStore.Answer;
import org.symbolon.testkit.BrokenStore.Call;

final class OutboxBreaks {
    private static final String LEASE = "outbox.lease";
    private static final String PURGE = "outbox.purge";

    private OutboxBreaks() {}

    static Stream<Break> all() {
        return Stream.of(inserts(), leases(), endings(), purges()).flatMap(breaks -> breaks);
    }

    private static Answer inserting(UnaryOperator<OutboxMail> change) {
        return call -> call.with(0, change.apply(call.argument(0)));
    }

    private static OutboxMail forgetful(OutboxMail mail) {
        return new OutboxMail(
                mail.id(),
                mail.kind(),
                mail.recipient(),
                mail.about(),
                mail.keyName(),
                false,
                mail.attempts(),
                mail.perhapsSent(),
                mail.createdAt(),
                mail.dueAt(),
                mail.expiresAt());
    }

    private static OutboxMail notice(OutboxMail mail) {
        return new OutboxMail(
                mail.id(),
                mail.kind(),
                mail.recipient(),
                null,
                mail.keyName(),
                mail.lastOfBudget(),
                mail.attempts(),
                mail.perhapsSent(),
                mail.createdAt(),
                mail.dueAt(),
                mail.expiresAt());
    }

    private static Object mapped(Call call, UnaryOperator<OutboxMail> change) throws Throwable {
        return ((Optional<?>) call.asUsual()).map(mail -> change.apply((OutboxMail) mail));
    }

    private static Instant shifted(Call call, int position, long millis) {
        return call.<Instant>argument(position).plusMillis(millis);
    }

    private static Stream<Break> inserts() {
        return Stream.of(
                mistake("outbox.insert", "forgets the last of a budget", inserting(OutboxBreaks::forgetful)),
                mistake("outbox.insert", "forgets the flow", inserting(OutboxBreaks::notice)));
    }

    private static Stream<Break> leases() {
        return Stream.of(
                mistake(LEASE, "leases a millisecond early", call -> call.with(1, shifted(call, 1, 1))),
                mistake(LEASE, "leases a millisecond late", call -> call.with(1, shifted(call, 1, -1))),
                mistake(LEASE, "leases under any key", call -> call.with(0, Set.of("k1", "k9"))),
                mistake(
                        LEASE,
                        "takes no key for every key",
                        call -> call.<Set<String>>argument(0).isEmpty()
                                ? call.with(0, Set.of("k1", "k9"))
                                : call.asUsual()),
                mistake(LEASE, "holds nothing", call -> call.with(2, call.argument(1))),
                mistake(
                        LEASE,
                        "counts nothing",
                        call -> mapped(
                                call,
                                mail -> new OutboxMail(
                                        mail.id(),
                                        mail.kind(),
                                        mail.recipient(),
                                        mail.about(),
                                        mail.keyName(),
                                        mail.lastOfBudget(),
                                        1,
                                        mail.perhapsSent(),
                                        mail.createdAt(),
                                        mail.dueAt(),
                                        mail.expiresAt()))),
                mistake(
                        LEASE,
                        "never takes over",
                        call -> ((Optional<?>) call.asUsual()).filter(mail -> ((OutboxMail) mail).attempts() == 1)),
                mistake(
                        LEASE,
                        "leaves what is worthless",
                        call -> ((Optional<?>) call.asUsual())
                                .filter(mail -> ((OutboxMail) mail).expiresAt().isAfter(call.argument(1)))),
                mistake(
                        LEASE,
                        "leases first what was due last",
                        call -> call.asUsual(),
                        "outbox.insert",
                        inserting(mail -> mail.due(Samples.NOW
                                .minus(Duration.ofHours(1))
                                .plus(Duration.between(mail.dueAt(), Samples.NOW))))),
                racing(LEASE));
    }

    /** Whoever holds the mail, as if the caller did. */
    private static Answer ofAnyHolder() {
        return call -> {
            for (int attempt = 1; attempt < 9; attempt++) {
                if ((Boolean) call.with(1, attempt)) {
                    return true;
                }
            }
            return false;
        };
    }

    private static Answer trueOfAbandoned(Set<MailId> abandoned) {
        return call -> abandoned.contains(call.<MailId>argument(0)) ? true : call.asUsual();
    }

    private static Break abandonedToo(String verb) {
        return mistake(verb, "changes what was abandoned", () -> {
            var abandoned = new HashSet<MailId>();
            Answer noting = call -> {
                boolean again = !abandoned.add(call.<MailId>argument(0));
                return verb.equals("outbox.abandon") && again ? true : call.asUsual();
            };
            return verb.equals("outbox.abandon")
                    ? Map.of(verb, noting)
                    : Map.of("outbox.abandon", noting, verb, trueOfAbandoned(abandoned));
        });
    }

    private static Stream<Break> endings() {
        var common = Stream.of("outbox.remove", "outbox.postpone", "outbox.doubt", "outbox.abandon")
                .flatMap(verb ->
                        Stream.of(mistake(verb, "never minds who holds the lease", ofAnyHolder()), abandonedToo(verb)));
        return Stream.concat(
                common,
                Stream.of(
                        mistake("outbox.remove", "answers true for no mail", call -> {
                            call.asUsual();
                            return true;
                        }),
                        mistake(
                                "outbox.remove",
                                "removes what was tried once only",
                                call -> call.<Integer>argument(1) == 1 ? call.asUsual() : false),
                        racing("outbox.remove"),
                        mistake("outbox.postpone", "makes due at once", call -> call.with(2, Samples.NOW)),
                        mistake(
                                "outbox.doubt",
                                "notes no doubt",
                                call -> call.unit()
                                        .outbox()
                                        .postpone(call.argument(0), call.argument(1), call.argument(2))),
                        mistake("outbox.doubt", "makes due at once", call -> call.with(2, Samples.NOW)),
                        mistake(
                                "outbox.abandon",
                                "removes",
                                call -> call.unit().outbox().remove(call.argument(0), call.argument(1))),
                        mistake(
                                "outbox.abandon",
                                "puts off",
                                call -> call.unit()
                                        .outbox()
                                        .postpone(call.argument(0), call.argument(1), Samples.NOW.plusSeconds(600)))));
    }

    private static Stream<Break> purges() {
        return Stream.of(
                mistake(PURGE, "purges a millisecond early", call -> call.with(0, shifted(call, 0, 1))),
                mistake(PURGE, "purges a millisecond late", call -> call.with(0, shifted(call, 0, -1))),
                mistake(
                        PURGE,
                        "keeps what was abandoned",
                        call -> call.<Instant>argument(0).isBefore(Samples.MAIL_END) ? 0 : call.asUsual()),
                mistake(
                        PURGE,
                        "keeps what ended",
                        call -> call.<Instant>argument(0).isBefore(Samples.MAIL_END) ? call.asUsual() : 0),
                mistake(PURGE, "never minds the limit", call -> call.with(1, Integer.MAX_VALUE)));
    }
}
