package org.symbolon.testkit;

import static org.symbolon.testkit.Break.mistake;
import static org.symbolon.testkit.Break.racing;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.symbolon.account.EmailAddress;
import org.symbolon.store.FlowRecord;
import org.symbolon.store.FlowState;
import org.symbolon.store.MailId;
import org.symbolon.store.OutboxMail;
import org.symbolon.testkit.BrokenStore.Answer;
import org.symbolon.testkit.BrokenStore.Call;

final class AddressBreaks {
    private static final String FLOWS = "flows.deleteTo";
    private static final String MAILS = "outbox.deleteTo";

    private AddressBreaks() {}

    static Stream<Break> all() {
        return Stream.of(both(FLOWS, "flows.insert"), both(MAILS, "outbox.insert"), flows(), mails())
                .flatMap(breaks -> breaks);
    }

    /** What a careless comparison does, on either table. */
    private static Stream<Break> both(String verb, String insert) {
        return Stream.of(
                mistake(verb, "removes nothing", call -> {
                    call.unit().rollBack();
                    return call.asUsual();
                }),
                mistake(verb, "counts one at most", call -> Math.min(1, (Integer) call.asUsual())),
                mistake(
                        verb,
                        "knows any letter case",
                        () -> alike(verb, insert, (one, other) -> one.text().equalsIgnoreCase(other.text()))),
                mistake(
                        verb,
                        "goes by the mailbox",
                        () -> alike(verb, insert, (one, other) -> one.mailbox().equals(other.mailbox()))),
                mistake(
                        verb,
                        "goes by the untagged address",
                        () -> alike(verb, insert, (one, other) -> one.untagged().equals(other.untagged()))),
                mistake(
                        verb,
                        "goes by the beginning",
                        () -> alike(verb, insert, (one, other) -> other.text().startsWith(one.text()))),
                racing(verb));
    }

    private static Map<String, Answer> alike(
            String verb, String insert, BiPredicate<EmailAddress, EmailAddress> isAlike) {
        var addresses = new LinkedHashMap<String, EmailAddress>();
        return Map.of(
                insert,
                call -> {
                    var address = address(call.argument(0));
                    addresses.put(address.text(), address);
                    return call.asUsual();
                },
                verb,
                call -> {
                    int count = 0;
                    for (var other : addresses.values()) {
                        count += isAlike.test(call.argument(0), other) ? (Integer) call.with(0, other) : 0;
                    }
                    return count;
                });
    }

    private static EmailAddress address(Object row) {
        return row instanceof FlowRecord flow
                ? flow.recipient().address()
                : ((OutboxMail) row).recipient().address();
    }

    private static Stream<Break> flows() {
        return Stream.of(
                mistake(FLOWS, "leaves what is open", () -> leaving(flow -> flow.state() == FlowState.OPEN)),
                mistake(FLOWS, "leaves what is proven", () -> leaving(flow -> flow.state() == FlowState.PROVEN)),
                mistake(FLOWS, "leaves what is done", () -> leaving(flow -> flow.state() == FlowState.DONE)),
                mistake(FLOWS, "takes what is about somebody along", call -> {
                    call.with(0, Samples.address(1));
                    return call.asUsual();
                }));
    }

    private static Map<String, Answer> leaving(Predicate<FlowRecord> kept) {
        var flows = new LinkedHashMap<Object, FlowRecord>();
        return Map.of(
                "flows.insert",
                call -> {
                    FlowRecord row = call.argument(0);
                    flows.put(row.digest(), row);
                    return call.asUsual();
                },
                FLOWS,
                call -> {
                    var left = flows.values().stream()
                            .filter(kept)
                            .filter(flow -> isTo(call, flow.recipient().address()))
                            .toList();
                    var answer = call.asUsual();
                    left.forEach(flow -> call.unit().flows().insert(flow));
                    return answer;
                });
    }

    private static boolean isTo(Call call, EmailAddress address) {
        return address.text().equals(call.<EmailAddress>argument(0).text());
    }

    private static Stream<Break> mails() {
        return Stream.of(mistake(MAILS, "leaves what is leased", () -> {
            var leased = new HashMap<MailId, OutboxMail>();
            return Map.of(
                    "outbox.lease",
                    call -> {
                        var mail = ((Optional<?>) call.asUsual()).map(OutboxMail.class::cast);
                        mail.ifPresent(row -> leased.put(row.id(), row));
                        return mail;
                    },
                    MAILS,
                    call -> {
                        var answer = call.asUsual();
                        for (var mail : List.copyOf(leased.values())) {
                            if (isTo(call, mail.recipient().address())) {
                                call.unit().outbox().insert(mail);
                            }
                        }
                        return answer;
                    });
        }));
    }
}
