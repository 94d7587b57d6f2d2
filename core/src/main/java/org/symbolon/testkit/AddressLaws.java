package org.symbolon.testkit;

import static org.symbolon.testkit.Samples.KEY;
import static org.symbolon.testkit.Samples.NOW;
import static org.symbolon.testkit.Samples.START;
import static org.symbolon.testkit.Samples.account;
import static org.symbolon.testkit.Samples.address;
import static org.symbolon.testkit.Samples.digest;
import static org.symbolon.testkit.Samples.flow;
import static org.symbolon.testkit.Samples.mail;
import static org.symbolon.testkit.Samples.mailId;
import static org.symbolon.testkit.Samples.reset;
import static org.symbolon.testkit.Unusual.FOREIGN_ADDRESS;
import static org.symbolon.testkit.Unusual.LONGEST_ADDRESS;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.symbolon.account.EmailAddress;
import org.symbolon.store.FlowRecord;
import org.symbolon.store.FlowState;
import org.symbolon.store.OutboxMail;
import org.symbolon.store.OutboxStatus;
import org.symbolon.store.Recipient;

/** What the verbs promise that remove all that goes to an address, to one caller at a time. */
final class AddressLaws {
    /** Spellings each of which is another text, though some are one mailbox, or one to a careless eye. */
    private static final List<EmailAddress> SPELLINGS = Stream.of(
                    "person1@example.org",
                    "PERSON1@EXAMPLE.ORG",
                    "Person1@example.org",
                    "person1+news@example.org",
                    "person10@example.org",
                    "person1@example.or",
                    "person1@example.organic",
                    "person_@example.org",
                    "%@example.org",
                    "Some.One+news@xn--bcher-kva.example")
            .map(Samples::address)
            .toList();

    private final Subject store;

    private AddressLaws(Subject store) {
        this.store = store;
    }

    static Stream<Law> all() {
        return Stream.of(
                law("flows.deleteTo: removes every flow to the address, whatever its state", AddressLaws::flowsAreGone),
                law(
                        "flows.deleteTo: tells each spelling of an address from all others",
                        AddressLaws::otherFlowsAreKept),
                law("flows.deleteTo: goes by where the mail goes, whoever it is about", AddressLaws::targetIsNoMatter),
                law(
                        "outbox.deleteTo: removes every mail to the address, leased and abandoned ones too",
                        AddressLaws::mailsAreGone),
                law("outbox.deleteTo: leaves the holder of a lease nothing to end", AddressLaws::holderIsPowerless),
                law(
                        "outbox.deleteTo: tells each spelling of an address from all others",
                        AddressLaws::otherMailsAreKept));
    }

    private static Law law(String name, Consumer<AddressLaws> claim) {
        return new Law(name, store -> claim.accept(new AddressLaws(store)));
    }

    private void put(FlowRecord flow) {
        Expect.yes("flows.insert", store.does(unit -> unit.flows().insert(flow)));
    }

    private Optional<FlowRecord> find(int number) {
        return store.found(unit -> unit.flows().find(digest(number)));
    }

    private int deleteFlows(EmailAddress address) {
        return store.counted(unit -> unit.flows().deleteTo(address));
    }

    private void put(OutboxMail mail) {
        store.does(unit -> {
            unit.outbox().insert(mail);
            return true;
        });
    }

    private Optional<OutboxMail> lease() {
        return store.found(unit -> unit.outbox().lease(Set.of(KEY), NOW, NOW.plusSeconds(90)));
    }

    private int deleteMails(EmailAddress address) {
        return store.counted(unit -> unit.outbox().deleteTo(address));
    }

    private static FlowRecord flowTo(int number, EmailAddress address) {
        var flow = flow(number);
        return new FlowRecord(
                flow.digest(),
                flow.purpose(),
                flow.keyName(),
                flow.mail(),
                new Recipient(address, Locale.ENGLISH),
                flow.returnTo(),
                flow.createdAt(),
                flow.passDay(),
                flow.applicant(),
                flow.target(),
                flow.progress());
    }

    private static OutboxMail mailTo(int number, EmailAddress address) {
        var mail = mail(number, KEY, START.plusMillis(number));
        return new OutboxMail(
                mail.id(),
                mail.kind(),
                new Recipient(address, Locale.ENGLISH),
                mail.about(),
                mail.keyName(),
                mail.dueAt(),
                mail.expiresAt());
    }

    private void flowsAreGone() {
        put(flow(1));
        put(reset(2, FlowState.PROVEN, 1));
        put(flowTo(3, address(1)).withAttemptsLeft(0));
        put(flowTo(4, address(1)).done(Samples.target(1), NOW));
        put(flow(5));
        Expect.same("flows.deleteTo", 4, deleteFlows(address(1)));
        for (int number = 1; number <= 4; number++) {
            Expect.none("flows.find of what was deleted", find(number));
        }
        Expect.same("flows.find of another", Optional.of(flow(5)), find(5));
        Expect.same("flows.deleteTo again", 0, deleteFlows(address(1)));
        put(flow(1));
    }

    private void otherFlowsAreKept() {
        for (var address : List.of(address(1), FOREIGN_ADDRESS, LONGEST_ADDRESS)) {
            var others = SPELLINGS.stream()
                    .filter(other -> !other.text().equals(address.text()))
                    .toList();
            put(flowTo(100, address));
            for (int number = 0; number < others.size(); number++) {
                put(flowTo(number, others.get(number)));
            }
            Expect.same("flows.deleteTo one of many spellings", 1, deleteFlows(address));
            Expect.none("flows.find of what was deleted", find(100));
            for (int number = 0; number < others.size(); number++) {
                Expect.same(
                        "flows.find of another spelling",
                        Optional.of(flowTo(number, others.get(number))),
                        find(number));
                Expect.same("flows.deleteTo the other spelling", 1, deleteFlows(others.get(number)));
            }
        }
    }

    private void targetIsNoMatter() {
        Expect.yes("accounts.insert", store.does(unit -> unit.accounts().insert(account(1), Map.of())));
        var elsewhere = reset(1, FlowState.OPEN, 1);
        put(elsewhere);
        put(flowTo(2, address(2)));
        Expect.same("flows.deleteTo", 1, deleteFlows(address(2)));
        Expect.same("flows.find of one to another address", Optional.of(elsewhere), find(1));
        Expect.same("flows.deleteTo an address without flows", 0, deleteFlows(address(3)));
    }

    private void abandon() {
        var leased = Expect.some("outbox.lease", lease());
        Expect.yes("outbox.abandon", store.does(unit -> unit.outbox().abandon(leased.id(), 1, NOW)));
    }

    private OutboxStatus status() {
        return store.in(unit -> unit.outbox().status());
    }

    private void mailsAreGone() {
        for (int number = 1; number <= 3; number++) {
            put(mailTo(number, address(1)));
        }
        abandon();
        Expect.some("outbox.lease", lease());
        put(mail(4, KEY, NOW));
        put(mailTo(5, address(1)));
        Expect.same("outbox.deleteTo", 4, deleteMails(address(1)));
        Expect.same("outbox.status", new OutboxStatus(1, START, 0), status());
        Expect.same("outbox.deleteTo again", 0, deleteMails(address(1)));
        var left = mail(4, KEY, NOW).attempted(NOW.plusSeconds(90));
        Expect.same("outbox.lease of what is left", Optional.of(left), lease());
        put(mailTo(1, address(1)));
    }

    private void holderIsPowerless() {
        put(mail(1, KEY, NOW));
        Expect.some("outbox.lease", lease());
        Expect.same("outbox.deleteTo", 1, deleteMails(address(1)));
        Expect.no("outbox.remove", store.does(unit -> unit.outbox().remove(mailId(1), 1)));
        Expect.no("outbox.postpone", store.does(unit -> unit.outbox().postpone(mailId(1), 1, NOW)));
        Expect.no("outbox.doubt", store.does(unit -> unit.outbox().doubt(mailId(1), 1, NOW)));
        Expect.no("outbox.abandon", store.does(unit -> unit.outbox().abandon(mailId(1), 1, NOW)));
        Expect.none("outbox.lease of nothing that is left", lease());
    }

    private void otherMailsAreKept() {
        for (var address : List.of(address(1), FOREIGN_ADDRESS, LONGEST_ADDRESS)) {
            var others = SPELLINGS.stream()
                    .filter(other -> !other.text().equals(address.text()))
                    .toList();
            put(mailTo(100, address));
            for (int number = 0; number < others.size(); number++) {
                put(mailTo(number, others.get(number)));
            }
            Expect.same("outbox.deleteTo one of many spellings", 1, deleteMails(address));
            for (int number = 0; number < others.size(); number++) {
                Expect.same(
                        "outbox.lease of a mail to another spelling",
                        Optional.of(mailTo(number, others.get(number)).attempted(NOW.plusSeconds(90))),
                        lease());
                Expect.same("outbox.deleteTo the other spelling", 1, deleteMails(others.get(number)));
            }
        }
    }
}
