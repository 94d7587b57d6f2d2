package org.symbolon.reset;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.Client;
import org.symbolon.account.Handle;
import org.symbolon.account.Password;
import org.symbolon.account.PasswordHash;
import org.symbolon.account.Purpose;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.flow.Flows;
import org.symbolon.flow.Guesses;
import org.symbolon.flow.Opening;
import org.symbolon.flow.Transactions;
import org.symbolon.flow.Work;
import org.symbolon.password.AdmissionGate;
import org.symbolon.password.PasswordPolicy;
import org.symbolon.policy.Policy;
import org.symbolon.store.AccountRecord;
import org.symbolon.store.FlowRecord;
import org.symbolon.store.FlowState;
import org.symbolon.store.MailKind;
import org.symbolon.store.Recipient;
import org.symbolon.store.Target;
import org.symbolon.token.TokenIssuer;

/**
 * Gives a new password to whoever reads the account's mailbox, and ends everything that the old one opened. Neither
 * answer nor cost tells whether an address has an account.
 */
public final class PasswordReset {
    private final Transactions transactions;
    private final Flows flows;
    private final Guesses guesses;
    private final TokenIssuer tokens;
    private final PasswordPolicy passwords;
    private final AdmissionGate gate;
    private final Policy policy;
    private final Clock clock;

    public PasswordReset(
            Transactions transactions,
            Flows flows,
            Guesses guesses,
            TokenIssuer tokens,
            PasswordPolicy passwords,
            AdmissionGate gate,
            Policy policy,
            Clock clock) {
        this.transactions = transactions;
        this.flows = flows;
        this.guesses = guesses;
        this.tokens = tokens;
        this.passwords = passwords;
        this.gate = gate;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Mails a code to the account's own address, never to the one that was typed; to an address without an account, a
     * mail that says so. Both look and cost the same.
     *
     * @throws org.symbolon.store.StoreUnavailableException where the store is down; then no half of it happened
     */
    public ResetStart start(ResetRequest request, Client client) {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(client, "client");
        return transactions.run(work -> start(work, request, client));
    }

    private ResetStart start(Work work, ResetRequest request, Client client) {
        var now = clock.instant();
        var mail = flows.chargeMail(
                work, Purpose.PASSWORD_RESET, request.address(), request.pass().orElse(null), client, now);
        if (!mail.granted()) {
            return new ResetStart.TooManyRequests(Duration.between(now, mail.nextAt()));
        }
        var opening = work.accounts()
                .find(request.address())
                .map(owner -> forOwner(request, owner))
                .orElseGet(() -> forNobody(request));
        var flow = flows.open(work, opening, mail, now);
        work.tell(new SymbolonEvent.FlowStarted(now, client, Purpose.PASSWORD_RESET, request.address()));
        return new ResetStart.Started(flow.handle(), flow.label(), flow.expiresAt(), flow.resendAt());
    }

    private static Opening forOwner(ResetRequest request, AccountRecord owner) {
        var kind = owner.suspended() ? MailKind.NONE : MailKind.RESET_CODE;
        var recipient = new Recipient(owner.address(), owner.locale());
        var target = new Target(owner.id(), owner.version());
        return new Opening(Purpose.PASSWORD_RESET, kind, recipient, request.returnTo(), null, target);
    }

    private Opening forNobody(ResetRequest request) {
        var kind = policy.mailToUnknownAddresses() ? MailKind.NO_ACCOUNT : MailKind.NONE;
        var recipient = new Recipient(request.address(), request.locale());
        return new Opening(Purpose.PASSWORD_RESET, kind, recipient, request.returnTo(), null, null);
    }

    /** Mails a new code, with a fresh lifetime; what was guessed wrong stays counted. */
    public ResetResend resend(Handle handle, Client client) {
        Objects.requireNonNull(handle, "handle");
        Objects.requireNonNull(client, "client");
        var now = clock.instant();
        return transactions
                .run(work -> flows.reissue(work, handle, Purpose.PASSWORD_RESET, client, now))
                .match(
                        reissued -> new ResetResend.Resent(reissued.expiresAt(), reissued.resendAt()),
                        soon -> new ResetResend.TooManyRequests(Duration.between(now, soon.retryAt())),
                        closed -> new ResetResend.Closed());
    }

    /**
     * Lets a right code open the choice of a new password, for a few minutes. Guesses are counted before they are
     * compared, so parallel ones cannot exceed the cap.
     *
     * @param text as it was typed, in any case and with any separators
     * @throws org.symbolon.key.UnknownKeyException where the flow is under a key that this node was not given
     */
    public ResetVerify verify(Handle handle, @Nullable String text, Client client) {
        Objects.requireNonNull(handle, "handle");
        Objects.requireNonNull(client, "client");
        return guesses.take(handle, Purpose.PASSWORD_RESET, text, client)
                .match(
                        right -> transactions.run(work -> prove(work, right.flow(), client)),
                        wrong -> new ResetVerify.CodeRefused(wrong.attemptsLeft()),
                        unheard -> new ResetVerify.Closed(),
                        unreadable -> new ResetVerify.Closed());
    }

    private ResetVerify prove(Work work, FlowRecord flow, Client client) {
        var now = clock.instant();
        var until = now.plus(policy.proofLifetime());
        if (!work.flows().prove(flow.digest(), until)) {
            return new ResetVerify.Closed();
        }
        work.tell(new SymbolonEvent.ResetProven(now, client, targetOf(flow).account()));
        return new ResetVerify.Proven(until);
    }

    /**
     * Makes the new password the only one. That ends every session, device token and other flow of the account, whoever
     * holds them, and nobody is signed in by it.
     */
    public ResetComplete complete(Handle handle, Password password, Client client) {
        Objects.requireNonNull(handle, "handle");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(client, "client");
        var proven = transactions.run(work -> proven(work, handle, clock.instant()));
        if (proven.isEmpty()) {
            return new ResetComplete.Closed();
        }
        var flow = proven.get();
        var violations = passwords.check(password, flow.recipient().address());
        if (!violations.isEmpty()) {
            return new ResetComplete.PasswordRefused(violations);
        }
        var hash = gate.hash(password);
        if (hash.isEmpty()) {
            transactions.tell(new SymbolonEvent.Overloaded(clock.instant(), client));
            return new ResetComplete.Busy(gate.retryAfter());
        }
        return transactions.run(work -> complete(work, flow, hash.get(), client));
    }

    private static Optional<FlowRecord> proven(Work work, Handle handle, Instant now) {
        return work.flows()
                .find(handle.digest())
                .filter(flow -> flow.purpose() == Purpose.PASSWORD_RESET && flow.state() == FlowState.PROVEN)
                .filter(flow -> flow.expiresAt().isAfter(now));
    }

    private ResetComplete complete(Work work, FlowRecord flow, PasswordHash hash, Client client) {
        var now = clock.instant();
        var target = targetOf(flow);
        boolean changed = work.flows().redeem(flow.digest(), now)
                && work.accounts().changePassword(target.account(), target.version(), hash);
        if (!changed) {
            return new ResetComplete.Closed();
        }
        work.send(flows.notice(MailKind.PASSWORD_CHANGED, flow.recipient(), now));
        work.tell(new SymbolonEvent.PasswordChanged(now, client, target.account()));
        return new ResetComplete.Completed(
                tokens.device(target.account(), target.version() + 1, client, now), flow.returnTo());
    }

    private static Target targetOf(FlowRecord flow) {
        return Objects.requireNonNull(flow.target(), "A reset that can be proven has a target");
    }
}
