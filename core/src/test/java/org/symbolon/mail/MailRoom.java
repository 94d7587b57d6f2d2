package org.symbolon.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.mail.Eventually.eventually;
import static org.symbolon.mail.Samples.CODES;
import static org.symbolon.mail.Samples.FLOW;
import static org.symbolon.mail.Samples.KEYS;
import static org.symbolon.mail.Samples.NOON;
import static org.symbolon.mail.Samples.SITE;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.symbolon.account.ReturnTo;
import org.symbolon.account.Site;
import org.symbolon.store.FlowProgress;
import org.symbolon.store.FlowRecord;
import org.symbolon.store.FlowState;
import org.symbolon.store.MailKind;
import org.symbolon.store.OutboxMail;
import org.symbolon.testkit.ManualClock;

/** Dispatchers over one outbox, and a clock that goes when it is told to. Closes what it started. */
final class MailRoom implements AutoCloseable {
    /** Nobody looks a second time unless woken. */
    static final Duration HOURLY = Duration.ofHours(1);

    static final Duration OFTEN = Duration.ofMillis(10);

    private final ManualClock clock = ManualClock.at(NOON);
    private final OutboxOnly store = new OutboxOnly();
    private final List<MailDispatcher> started = new CopyOnWriteArrayList<>();

    ManualClock clock() {
        return clock;
    }

    OutboxOnly store() {
        return store;
    }

    MailDispatcher start(Mailer mailer, Duration poll) {
        return start(mailer, poll, Duration.ofSeconds(10));
    }

    MailDispatcher start(Mailer mailer, Duration poll, Duration drain) {
        var dispatcher = dispatcher(mailer, SITE, poll, drain);
        dispatcher.start();
        return dispatcher;
    }

    MailDispatcher startFor(Site site, Mailer mailer) {
        var dispatcher = dispatcher(mailer, site, OFTEN, Duration.ofSeconds(10));
        dispatcher.start();
        return dispatcher;
    }

    /** As a host gets it, with nothing hurried for tests. */
    MailDispatcher startAsHostsDo(Mailer mailer) {
        var dispatcher =
                new MailDispatcher(store, mailer, MailTexts.DEFAULT, CODES, KEYS, SITE, clock, new SplittableRandom(1));
        started.add(dispatcher);
        dispatcher.start();
        return dispatcher;
    }

    /** Not started yet. */
    MailDispatcher dispatcher(Mailer mailer, Duration poll, Duration drain) {
        return dispatcher(mailer, SITE, poll, drain);
    }

    private MailDispatcher dispatcher(Mailer mailer, Site site, Duration poll, Duration drain) {
        var dispatcher = new MailDispatcher(
                store, mailer, MailTexts.DEFAULT, CODES, KEYS, site, clock, new SplittableRandom(1), poll, drain);
        started.add(dispatcher);
        return dispatcher;
    }

    OutboxMail put(OutboxMail mail) {
        store.put(mail);
        return mail;
    }

    OutboxMail putNotice(String id) {
        return put(Samples.outboxMail(id, MailKind.PASSWORD_CHANGED, null, "k1"));
    }

    /** A mail with a code, and the open flow that it belongs to. */
    OutboxMail putCodeMail() {
        putFlow(MailKind.RESET_CODE, FlowState.OPEN, 1);
        return put(Samples.outboxMail(MailKind.RESET_CODE));
    }

    void putFlow(MailKind kind, FlowState state, int codes) {
        var mail = Samples.outboxMail(kind);
        var about = Objects.requireNonNull(mail.about());
        store.put(new FlowRecord(
                FLOW,
                about.purpose(),
                "k1",
                kind,
                mail.recipient(),
                ReturnTo.HOME,
                NOON,
                null,
                null,
                null,
                new FlowProgress(
                        state,
                        5,
                        Collections.nCopies(codes, mail.expiresAt()),
                        mail.expiresAt(),
                        NOON.plusSeconds(60),
                        null)));
    }

    OutboxOnly.Row row(OutboxMail mail) {
        return Objects.requireNonNull(store.row(mail));
    }

    boolean isGone(OutboxMail mail) {
        return store.row(mail) == null;
    }

    /** Waits until the attempt has failed, and returns how long the mail is put off for. */
    Duration postponedAfter(OutboxMail mail, int attempt) {
        eventually(() -> assertThat(row(mail)).satisfies(row -> {
            assertThat(row.mail().attempts()).isEqualTo(attempt);
            assertThat(row.leasedUntil()).isEqualTo(Instant.MIN);
        }));
        return Duration.between(clock.instant(), row(mail).mail().dueAt());
    }

    /** By then every sender has looked at least once since now. */
    void awaitAnotherLook() {
        int before = store.units();
        eventually(() -> assertThat(store.units()).isGreaterThan(before + 9));
    }

    @Override
    public void close() {
        started.forEach(MailDispatcher::close);
    }
}
