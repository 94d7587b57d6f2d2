package org.symbolon.testkit;

import static org.symbolon.testkit.Samples.KEY;
import static org.symbolon.testkit.Samples.MAIL_END;
import static org.symbolon.testkit.Samples.NOW;
import static org.symbolon.testkit.Samples.START;
import static org.symbolon.testkit.Samples.mail;
import static org.symbolon.testkit.Samples.mailId;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.symbolon.account.Purpose;
import org.symbolon.store.MailId;
import org.symbolon.store.MailKind;
import org.symbolon.store.OutboxMail;
import org.symbolon.store.OutboxStore;
import org.symbolon.store.Recipient;

/** What the verbs of the outbox promise, to one caller at a time. */
final class OutboxLaws {
    private static final Duration LEASE = Duration.ofSeconds(90);
    private static final Instant LATER = NOW.plus(Duration.ofHours(1));

    private final Subject store;

    private OutboxLaws(Subject store) {
        this.store = store;
    }

    static Stream<Law> all() {
        return Stream.of(
                law("outbox.insert: keeps all that a mail may hold", OutboxLaws::keepsAll),
                law("outbox.lease: leases what is due, once", OutboxLaws::dueMailIsLeased),
                law("outbox.lease: leases first what is due longest", OutboxLaws::oldestIsLeasedFirst),
                law("outbox.lease: leases under the keys named only", OutboxLaws::otherKeyIsLeftToOthers),
                law("outbox.lease: leases again what ran out, and counts it", OutboxLaws::leaseThatRanOutIsTaken),
                law("outbox.lease: leases what is worthless too, for its holder to remove", OutboxLaws::endIsNoMatter),
                law("outbox.remove: removes a mail once", OutboxLaws::mailIsRemoved),
                law("outbox.remove: removes what its holder leased, also when that ran out", OutboxLaws::lateIsRemoved),
                law("outbox.postpone: makes a mail due at the instant", OutboxLaws::mailIsPostponed),
                law("outbox.doubt: notes the doubt for good, and makes due at the instant", OutboxLaws::mailIsDoubted),
                law("outbox.abandon: keeps a mail that is never leased again", OutboxLaws::mailIsAbandoned),
                ended("outbox.remove", (outbox, id, attempt) -> outbox.remove(id, attempt)),
                ended("outbox.postpone", (outbox, id, attempt) -> outbox.postpone(id, attempt, START)),
                ended("outbox.doubt", (outbox, id, attempt) -> outbox.doubt(id, attempt, START)),
                ended("outbox.abandon", (outbox, id, attempt) -> outbox.abandon(id, attempt, NOW)),
                law("outbox.purge: removes what was abandoned before the instant", OutboxLaws::abandonedArePurged),
                law("outbox.purge: removes what ended before the instant", OutboxLaws::endedArePurged),
                law("outbox.purge: removes no more than the limit", OutboxLaws::batchesAreSmall));
    }

    private static Law law(String name, Consumer<OutboxLaws> claim) {
        return new Law(name, store -> claim.accept(new OutboxLaws(store)));
    }

    /** A verb that ends a lease. */
    private interface Ending {
        boolean end(OutboxStore outbox, MailId id, int attempt);
    }

    private static Law ended(String verb, Ending ending) {
        return law(
                verb + ": changes nothing once another holds the lease, or when the mail was abandoned",
                laws -> laws.formerHolderIsPowerless(verb, ending));
    }

    private boolean does(Predicate<OutboxStore> verb) {
        return store.does(unit -> verb.test(unit.outbox()));
    }

    private void put(OutboxMail mail) {
        store.does(unit -> {
            unit.outbox().insert(mail);
            return true;
        });
    }

    private Optional<OutboxMail> lease(Set<String> keys, Instant now) {
        return store.found(unit -> unit.outbox().lease(keys, now, now.plus(LEASE)));
    }

    private Optional<OutboxMail> lease(Instant now) {
        return lease(Set.of("k0", KEY), now);
    }

    private void leases(String when, OutboxMail expected, Instant now) {
        Expect.same("outbox.lease " + when, Optional.of(expected.attempted(now.plus(LEASE))), lease(now));
    }

    private void keepsAll() {
        var far = Instant.parse("2041-12-31T23:59:59.999Z");
        var full = new OutboxMail(
                mailId(1),
                MailKind.RESET_CODE,
                new Recipient(Unusual.LONGEST_ADDRESS, Unusual.LONGEST_LOCALE),
                new OutboxMail.Reference(Samples.digest(1), Purpose.PASSWORD_RESET, 121),
                Unusual.LONGEST_KEY,
                true,
                1_000,
                true,
                Instant.EPOCH,
                START.plusMillis(1),
                far);
        var plain = new OutboxMail(
                mailId(2),
                MailKind.NONE,
                new Recipient(Unusual.FOREIGN_ADDRESS, Locale.FRENCH),
                null,
                Unusual.LONGEST_KEY,
                START.plusMillis(2),
                far);
        for (var kept : List.of(full, plain)) {
            put(kept);
            Expect.same(
                    "outbox.lease of what was inserted",
                    Optional.of(kept.attempted(NOW.plus(LEASE))),
                    lease(Set.of(Unusual.LONGEST_KEY), NOW));
        }
    }

    private void dueMailIsLeased() {
        put(mail(1, KEY, NOW));
        Expect.none("outbox.lease of what is not due", lease(NOW.minusMillis(1)));
        leases("of what is due", mail(1, KEY, NOW), NOW);
        Expect.none("outbox.lease of what another holds", lease(NOW));
    }

    private void oldestIsLeasedFirst() {
        put(mail(1, KEY, NOW.minusMillis(1)));
        put(mail(2, KEY, NOW.minusSeconds(3)));
        put(mail(3, KEY, NOW.minusSeconds(2)));
        put(mail(4, KEY, NOW.plusMillis(1)));
        for (int number : new int[] {2, 3, 1}) {
            Expect.same("outbox.lease", Optional.of(mailId(number)), lease(NOW).map(OutboxMail::id));
        }
        Expect.none("outbox.lease of what is not due", lease(NOW));
    }

    private void otherKeyIsLeftToOthers() {
        put(mail(1, "k9", START));
        put(mail(2, KEY, NOW));
        leases("under another key", mail(2, KEY, NOW), NOW);
        Expect.none("outbox.lease under another key", lease(NOW));
        Expect.none("outbox.lease under no key at all", lease(Set.of(), NOW));
        Expect.some("outbox.lease under its key", lease(Set.of("k9"), NOW));
    }

    private void leaseThatRanOutIsTaken() {
        put(mail(1, KEY, NOW));
        leases("of what is due", mail(1, KEY, NOW), NOW);
        var end = NOW.plus(LEASE);
        Expect.none("outbox.lease just before another ran out", lease(end.minusMillis(1)));
        leases("of what ran out", mail(1, KEY, NOW).attempted(end), end);
    }

    private void endIsNoMatter() {
        put(mail(1, KEY, NOW));
        leases("of what is worthless", mail(1, KEY, NOW), MAIL_END.plusSeconds(1));
    }

    private void lease(String when, Instant now) {
        Expect.some("outbox.lease " + when, lease(now));
    }

    private void mailIsRemoved() {
        put(mail(1, KEY, NOW.minusMillis(1)));
        put(mail(2, KEY, NOW));
        lease("of what is due", NOW);
        Expect.yes("outbox.remove", does(outbox -> outbox.remove(mailId(1), 1)));
        Expect.no("outbox.remove again", does(outbox -> outbox.remove(mailId(1), 1)));
        leases("of another", mail(2, KEY, NOW), LATER);
        Expect.none("outbox.lease of what is gone", lease(LATER));
    }

    private void lateIsRemoved() {
        put(mail(1, KEY, NOW));
        lease("of what is due", NOW);
        lease("of what ran out", LATER);
        Expect.no("outbox.remove of an attempt to come", does(outbox -> outbox.remove(mailId(1), 3)));
        Expect.yes("outbox.remove", does(outbox -> outbox.remove(mailId(1), 2)));
        Expect.no("outbox.remove of no mail", does(outbox -> outbox.remove(mailId(9), 1)));
    }

    private void mailIsPostponed() {
        put(mail(1, KEY, NOW));
        put(mail(2, KEY, LATER.plusSeconds(1)));
        lease("of what is due", NOW);
        Expect.yes("outbox.postpone", does(outbox -> outbox.postpone(mailId(1), 1, LATER)));
        Expect.none("outbox.lease of what was put off", lease(LATER.minusMillis(1)));
        leases("of what is due again", mail(1, KEY, NOW).attempted(LATER), LATER);
        leases("of another", mail(2, KEY, LATER.plusSeconds(1)), LATER.plusSeconds(1));
        Expect.no("outbox.postpone of no mail", does(outbox -> outbox.postpone(mailId(9), 1, NOW)));
    }

    private void mailIsDoubted() {
        put(mail(1, KEY, NOW).lastOfItsBudget());
        lease("of what is due", NOW);
        Expect.yes("outbox.doubt", does(outbox -> outbox.doubt(mailId(1), 1, LATER)));
        Expect.none("outbox.lease of what was put off", lease(LATER.minusMillis(1)));
        var doubted = mail(1, KEY, NOW).lastOfItsBudget().attempted(LATER).doubted(LATER);
        leases("of what is due again", doubted, LATER);
        Expect.yes("outbox.postpone", does(outbox -> outbox.postpone(mailId(1), 2, LATER)));
        leases("of what was doubted before", doubted.attempted(LATER), LATER);
        Expect.no("outbox.doubt of no mail", does(outbox -> outbox.doubt(mailId(9), 1, NOW)));
    }

    private void mailIsAbandoned() {
        put(mail(1, KEY, NOW));
        put(mail(2, KEY, LATER));
        lease("of what is due", NOW);
        Expect.yes("outbox.abandon", does(outbox -> outbox.abandon(mailId(1), 1, NOW)));
        leases("of another", mail(2, KEY, LATER), LATER);
        Expect.none("outbox.lease of what was abandoned", lease(LATER));
        Expect.no("outbox.abandon again", does(outbox -> outbox.abandon(mailId(1), 1, LATER)));
        Expect.no("outbox.abandon of no mail", does(outbox -> outbox.abandon(mailId(9), 1, NOW)));
        Expect.same("outbox.purge of what was kept", 1, purge(LATER, 10));
    }

    private void formerHolderIsPowerless(String verb, Ending ending) {
        put(mail(1, KEY, NOW));
        lease("of what is due", NOW);
        lease("of what ran out", NOW.plus(LEASE));
        Expect.no(verb + " by the former holder", does(outbox -> ending.end(outbox, mailId(1), 1)));
        Expect.none("outbox.lease of what another holds", lease(NOW.plus(LEASE)));
        leases("of what ran out again", mail(1, KEY, NOW).attempted(NOW).attempted(NOW), LATER);
        Expect.yes("outbox.abandon by its holder", does(outbox -> outbox.abandon(mailId(1), 3, LATER)));
        Expect.no(verb + " of what was abandoned", does(outbox -> ending.end(outbox, mailId(1), 3)));
        Expect.none("outbox.lease of what was abandoned", lease(LATER.plus(LEASE)));
        Expect.same("outbox.purge of what was abandoned later", 0, purge(LATER, 10));
        Expect.same("outbox.purge of what was abandoned before", 1, purge(LATER.plusMillis(1), 10));
    }

    private int purge(Instant before, int limit) {
        return store.counted(unit -> unit.outbox().purge(before, limit));
    }

    private void abandonedArePurged() {
        put(mail(1, KEY, NOW));
        put(mail(2, KEY, NOW.plusMillis(1)));
        lease("of what is due", NOW);
        does(outbox -> outbox.abandon(mailId(1), 1, LATER));
        Expect.same("outbox.purge of what was abandoned at the instant", 0, purge(LATER, 10));
        Expect.same("outbox.purge of what was abandoned before", 1, purge(LATER.plusMillis(1), 10));
        leases("of another", mail(2, KEY, NOW), LATER);
    }

    private void endedArePurged() {
        put(mail(1, KEY, NOW));
        Expect.same("outbox.purge of what ends at the instant", 0, purge(MAIL_END, 10));
        Expect.same("outbox.purge of what ended before", 1, purge(MAIL_END.plusMillis(1), 10));
        Expect.none("outbox.lease of what is gone", lease(NOW));
    }

    private void batchesAreSmall() {
        for (int number = 1; number <= 3; number++) {
            put(mail(number, KEY, NOW));
        }
        Expect.same("outbox.purge, none at most", 0, purge(MAIL_END.plusMillis(1), 0));
        for (int expected : new int[] {2, 1, 0}) {
            Expect.same("outbox.purge, two at most", expected, purge(MAIL_END.plusMillis(1), 2));
        }
    }
}
