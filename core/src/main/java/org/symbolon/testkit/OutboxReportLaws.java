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
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.Purpose;
import org.symbolon.store.AbandonedMail;
import org.symbolon.store.MailKind;
import org.symbolon.store.OutboxMail;
import org.symbolon.store.OutboxStatus;
import org.symbolon.store.OutboxStore;
import org.symbolon.store.Recipient;

/** What the outbox promises to tell an operator. */
final class OutboxReportLaws {
    private static final Instant UNTIL = NOW.plus(Duration.ofSeconds(90));

    private final Subject store;

    private OutboxReportLaws(Subject store) {
        this.store = store;
    }

    static Stream<Law> all() {
        return Stream.of(
                law("outbox.status: tells of nothing where there is nothing", OutboxReportLaws::nothingWaits),
                law("outbox.status: counts what waits, leased or not", OutboxReportLaws::waitingAreCounted),
                law("outbox.status: tells when the oldest was written", OutboxReportLaws::oldestIsTold),
                law("outbox.status: counts what was abandoned apart", OutboxReportLaws::abandonedAreCountedApart),
                law("outbox.abandoned: tells all of a mail, as it was then", OutboxReportLaws::allIsTold),
                law("outbox.abandoned: tells first what was abandoned first", OutboxReportLaws::firstIsFirst),
                law("outbox.abandoned: tells no more than the limit", OutboxReportLaws::limitIsKept));
    }

    private static Law law(String name, Consumer<OutboxReportLaws> claim) {
        return new Law(name, store -> claim.accept(new OutboxReportLaws(store)));
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

    private static OutboxMail written(int number, Instant createdAt) {
        var to = new Recipient(Samples.address(number), Locale.ENGLISH);
        return new OutboxMail(mailId(number), MailKind.PASSWORD_CHANGED, to, null, KEY, createdAt, MAIL_END);
    }

    private void lease() {
        Expect.some("outbox.lease", store.found(unit -> unit.outbox().lease(Set.of(KEY), NOW, UNTIL)));
    }

    private void abandon(int number, Instant at) {
        Expect.yes("outbox.abandon", does(outbox -> outbox.abandon(mailId(number), 1, at)));
    }

    private void is(String when, long pending, @Nullable Instant oldest, long abandoned) {
        Expect.same(
                "outbox.status " + when,
                new OutboxStatus(pending, oldest, abandoned),
                store.in(unit -> unit.outbox().status()));
    }

    private void abandoned(int limit, List<AbandonedMail> expected) {
        Expect.same("outbox.abandoned", expected, store.in(unit -> unit.outbox().abandoned(limit)));
    }

    private void nothingWaits() {
        is("of an empty outbox", 0, null, 0);
        put(mail(1, KEY, NOW));
        lease();
        Expect.yes("outbox.remove", does(outbox -> outbox.remove(mailId(1), 1)));
        is("after the only mail was sent", 0, null, 0);
        abandoned(9, List.of());
    }

    private void waitingAreCounted() {
        put(mail(1, KEY, NOW));
        put(mail(2, KEY, NOW.plusMillis(1)));
        put(mail(3, "k9", MAIL_END.plusSeconds(1)));
        is("of what was written", 3, START, 0);
        lease();
        is("of what is leased too", 3, START, 0);
        Expect.yes("outbox.postpone", does(outbox -> outbox.postpone(mailId(1), 1, UNTIL)));
        is("of what was put off too", 3, START, 0);
        abandoned(9, List.of());
    }

    private void oldestIsTold() {
        put(written(2, START.plusMillis(2)));
        put(written(1, START.plusMillis(1)));
        put(written(3, START.plusMillis(3)));
        put(written(4, NOW).due(START));
        is("of four", 4, START.plusMillis(1), 0);
        lease();
        lease();
        Expect.yes("outbox.remove", does(outbox -> outbox.remove(mailId(1), 1)));
        is("once the oldest was sent", 3, START.plusMillis(2), 0);
    }

    private void abandonedAreCountedApart() {
        put(written(1, START));
        put(written(2, START.plusMillis(1)));
        put(written(3, START.plusMillis(2)));
        lease();
        lease();
        abandon(1, NOW);
        is("once the oldest was given up", 2, START.plusMillis(1), 1);
        abandon(2, NOW.plusMillis(1));
        is("once another was", 1, START.plusMillis(2), 2);
        lease();
        abandon(3, NOW.plusMillis(1));
        is("once all were", 0, null, 3);
        Expect.same("outbox.purge", 1, store.counted(unit -> unit.outbox().purge(NOW.plusMillis(1), 9)));
        is("after a purge", 0, null, 2);
    }

    private void allIsTold() {
        var full = new OutboxMail(
                mailId(1),
                MailKind.RESET_CODE,
                new Recipient(Unusual.LONGEST_ADDRESS, Unusual.LONGEST_LOCALE),
                new OutboxMail.Reference(Samples.digest(1), Purpose.PASSWORD_RESET, 121),
                KEY,
                true,
                0,
                true,
                START.plusMillis(1),
                START.plusMillis(2),
                MAIL_END);
        put(full);
        put(mail(2, KEY, NOW));
        lease();
        abandon(1, NOW.plusMillis(7));
        var told = new AbandonedMail(full.attempted(UNTIL), NOW.plusMillis(7));
        abandoned(9, List.of(told));
        abandoned(9, List.of(told));
    }

    private void firstIsFirst() {
        for (int number = 1; number <= 3; number++) {
            put(mail(number, KEY, NOW.minusMillis(number)));
            lease();
        }
        abandon(2, NOW.plusMillis(2));
        abandon(3, NOW.plusMillis(1));
        abandon(1, NOW.plusMillis(3));
        abandoned(9, Stream.of(3, 2, 1).map(OutboxReportLaws::givenUp).toList());
    }

    /** Mails 3, 2 and 1, as they were given up. */
    private static AbandonedMail givenUp(int number) {
        int turn = List.of(3, 2, 1).indexOf(number) + 1;
        return new AbandonedMail(mail(number, KEY, NOW.minusMillis(number)).attempted(UNTIL), NOW.plusMillis(turn));
    }

    private void limitIsKept() {
        for (int number = 3; number >= 1; number--) {
            put(mail(number, KEY, NOW.minusMillis(number)));
            lease();
            abandon(number, NOW.plusMillis(4 - number));
        }
        abandoned(2, List.of(givenUp(3), givenUp(2)));
        abandoned(3, List.of(givenUp(3), givenUp(2), givenUp(1)));
        Expect.same("outbox.purge", 1, store.counted(unit -> unit.outbox().purge(NOW.plusMillis(2), 9)));
        abandoned(1, List.of(givenUp(2)));
    }
}
