package org.symbolon.flow;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.Client;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Handle;
import org.symbolon.account.Purpose;
import org.symbolon.code.Codes;
import org.symbolon.code.Passes;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.key.KeyRing;
import org.symbolon.limit.AddressLedger;
import org.symbolon.policy.Policy;
import org.symbolon.store.FlowProgress;
import org.symbolon.store.FlowRecord;
import org.symbolon.store.FlowState;
import org.symbolon.store.MailId;
import org.symbolon.store.MailKind;
import org.symbolon.store.OutboxMail;
import org.symbolon.store.OutboxMail.Reference;
import org.symbolon.store.Recipient;

/**
 * Opens flows and re-issues their codes. A decoy goes through the same moves as any other flow, so that neither the
 * answer nor its cost tells them apart.
 */
public final class Flows {
    /** Notices are worth sending for three days. */
    private static final Duration NOTICE_LIFETIME = Duration.ofDays(3);

    private final Codes codes;
    private final Passes passes;
    private final AddressLedger ledger;
    private final KeyRing keys;
    private final Policy policy;
    private final SecureRandom random;

    public Flows(Codes codes, AddressLedger ledger, KeyRing keys, Policy policy, SecureRandom random) {
        this.codes = codes;
        this.passes = new Passes(keys);
        this.ledger = ledger;
        this.keys = keys;
        this.policy = policy;
        this.random = random;
    }

    /**
     * Takes one mail from the address's budget, or where that is used up from the one of a pass, before anything is
     * looked up; a refusal undoes the whole work.
     *
     * @param pass as it was typed, or null; a wrong one changes nothing
     */
    public MailPlace chargeMail(
            Work work, Purpose purpose, EmailAddress address, @Nullable String pass, Client client, Instant now) {
        var passDay = passes.read(pass, address, now).orElse(null);
        return chargeMail(work, purpose, address, passDay, client, now);
    }

    private MailPlace chargeMail(
            Work work, Purpose purpose, EmailAddress address, @Nullable LocalDate passDay, Client client, Instant now) {
        var place = place(work, address, passDay, now);
        if (!place.granted()) {
            work.rollBack();
            work.tell(new SymbolonEvent.Limited(now, client, purpose));
        }
        return place;
    }

    private MailPlace place(Work work, EmailAddress address, @Nullable LocalDate passDay, Instant now) {
        var usual = new MailPlace(ledger.chargeMail(work, address, null, now), null);
        return usual.granted() || passDay == null
                ? usual
                : new MailPlace(ledger.chargeMail(work, address, passDay, now), passDay);
    }

    /** Writes a new flow and its first mail. */
    public OpenFlow open(Work work, Opening opening, MailPlace mail, Instant now) {
        var handle = Handle.random(random);
        var expiresAt = now.plus(policy.codeLifetime());
        var resendAt = later(now.plus(policy.resendWait()), mail.nextAt());
        var flow = new FlowRecord(
                handle.digest(),
                opening.purpose(),
                keys.newest().name(),
                opening.mail(),
                opening.recipient(),
                opening.returnTo(),
                now,
                mail.passDay(),
                opening.applicant(),
                opening.target(),
                FlowProgress.opened(policy.attempts(), expiresAt, resendAt));
        if (!work.flows().insert(flow)) {
            throw new IllegalStateException("The random source repeats itself: a handle was drawn twice");
        }
        work.send(mailOf(flow, mail, now));
        return new OpenFlow(handle, label(flow), expiresAt, resendAt);
    }

    private String label(FlowRecord flow) {
        return codes.label(flow.keyName(), flow.digest());
    }

    /** Gives the flow a new code, where it is time for one and the address's budget allows it. */
    public Reissue reissue(Work work, Handle handle, Purpose purpose, Client client, Instant now) {
        return work.flows()
                .reissue(
                        handle.digest(),
                        purpose,
                        now,
                        now.minus(Policy.RESEND_WINDOW),
                        now.plus(policy.codeLifetime()),
                        now.plus(policy.resendWait()))
                .map(flow -> send(work, flow, client, now))
                .orElseGet(() -> notNow(work, handle, purpose, now));
    }

    private Reissue send(Work work, FlowRecord flow, Client client, Instant now) {
        var address = flow.recipient().address();
        var mail = chargeMail(work, flow.purpose(), address, flow.passDay(), client, now);
        if (!mail.granted()) {
            return notBefore(mail.nextAt(), flow);
        }
        work.send(mailOf(flow, mail, now));
        work.tell(new SymbolonEvent.CodeResent(now, client, flow.purpose(), address));
        return new Reissue.Reissued(flow.expiresAt(), later(flow.resendAt(), mail.nextAt()));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Reissue notNow(Work work, Handle handle, Purpose purpose, Instant now) {
        return awaitingCode(work, handle, purpose, now)
                .filter(flow -> flow.resendAt().isAfter(now))
                .map(flow -> notBefore(flow.resendAt(), flow))
                .orElseGet(Reissue.Closed::new);
    }

    /** A time that lies beyond the flow's own is not worth waiting for. */
    private static Reissue notBefore(Instant retryAt, FlowRecord flow) {
        boolean tooLate = retryAt.isAfter(flow.createdAt().plus(Policy.RESEND_WINDOW));
        return tooLate ? new Reissue.Closed() : new Reissue.TooSoon(retryAt);
    }

    /** The flow, where a code of it would still be looked at. It decides nothing. */
    static Optional<FlowRecord> awaitingCode(Work work, Handle handle, Purpose purpose, Instant now) {
        return work.flows()
                .find(handle.digest())
                .filter(flow -> flow.purpose() == purpose && flow.state() == FlowState.OPEN)
                .filter(flow -> flow.attemptsLeft() > 0 && flow.expiresAt().isAfter(now));
    }

    private OutboxMail mailOf(FlowRecord flow, MailPlace place, Instant now) {
        var mail = new OutboxMail(
                MailId.random(random),
                flow.mail(),
                flow.recipient(),
                new Reference(flow.digest(), flow.purpose(), flow.sequence()),
                flow.keyName(),
                now,
                flow.expiresAt());
        return place.isLast(now) ? mail.lastOfItsBudget() : mail;
    }

    /** A mail that belongs to no flow any more. */
    public OutboxMail notice(MailKind kind, Recipient recipient, Instant now) {
        return new OutboxMail(
                MailId.random(random), kind, recipient, null, keys.newest().name(), now, now.plus(NOTICE_LIFETIME));
    }
}
