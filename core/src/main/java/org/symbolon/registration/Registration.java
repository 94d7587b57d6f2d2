package org.symbolon.registration;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.AccountId;
import org.symbolon.account.Client;
import org.symbolon.account.Handle;
import org.symbolon.account.PasswordHash;
import org.symbolon.account.Purpose;
import org.symbolon.code.TypedCode;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.flow.Flows;
import org.symbolon.flow.Guess;
import org.symbolon.flow.Guesses;
import org.symbolon.flow.Opening;
import org.symbolon.flow.Transactions;
import org.symbolon.flow.Work;
import org.symbolon.password.AdmissionGate;
import org.symbolon.password.PasswordPolicy;
import org.symbolon.store.AccountRecord;
import org.symbolon.store.Applicant;
import org.symbolon.store.FlowRecord;
import org.symbolon.store.MailKind;
import org.symbolon.store.Recipient;
import org.symbolon.store.Target;
import org.symbolon.token.TokenIssuer;

/**
 * Turns an address and a password into an account, once the address is proven. Neither answer nor cost tells whether
 * the address already had one.
 */
public final class Registration {
    private final Transactions transactions;
    private final Flows flows;
    private final Guesses guesses;
    private final TokenIssuer tokens;
    private final PasswordPolicy passwords;
    private final AdmissionGate gate;
    private final Supplier<PasswordHash> decoys;
    private final Clock clock;
    private final SecureRandom random;

    /**
     * For the front door alone.
     *
     * @param decoys random text that looks like a hash, for flows that can never succeed
     */
    public Registration(
            Transactions transactions,
            Flows flows,
            Guesses guesses,
            TokenIssuer tokens,
            PasswordPolicy passwords,
            AdmissionGate gate,
            Supplier<PasswordHash> decoys,
            Clock clock,
            SecureRandom random) {
        this.transactions = transactions;
        this.flows = flows;
        this.guesses = guesses;
        this.tokens = tokens;
        this.passwords = passwords;
        this.gate = gate;
        this.decoys = decoys;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Mails a code to the address; to one that is taken, a notice to its owner instead. Both look and cost the same. No
     * account exists before {@link #verify}.
     *
     * @throws org.symbolon.store.StoreUnavailableException where the store is down; then no half of it happened
     */
    public RegistrationStart start(RegistrationRequest request, Client client) {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(client, "client");
        var violations = passwords.check(request.password(), request.address());
        if (!violations.isEmpty()) {
            return new RegistrationStart.PasswordRefused(violations);
        }
        var hash = gate.hash(request.password());
        if (hash.isEmpty()) {
            transactions.tell(new SymbolonEvent.Overloaded(clock.instant(), client));
            return new RegistrationStart.Busy(gate.retryAfter());
        }
        var applicant = new Applicant(hash.get(), request.profile());
        return transactions.run(work -> start(work, request, applicant, client));
    }

    private RegistrationStart start(Work work, RegistrationRequest request, Applicant applicant, Client client) {
        var now = clock.instant();
        var mail = flows.chargeMail(
                work, Purpose.REGISTRATION, request.address(), request.pass().orElse(null), client, now);
        if (!mail.granted()) {
            return new RegistrationStart.TooManyRequests(Duration.between(now, mail.nextAt()));
        }
        var opening = work.accounts()
                .find(request.address())
                .map(owner -> decoy(request, owner))
                .orElseGet(() -> genuine(request, applicant));
        var flow = flows.open(work, opening, mail, now);
        work.tell(new SymbolonEvent.FlowStarted(now, client, Purpose.REGISTRATION, request.address()));
        return new RegistrationStart.Started(flow.handle(), flow.label(), flow.expiresAt(), flow.resendAt());
    }

    private static Opening genuine(RegistrationRequest request, Applicant applicant) {
        var recipient = new Recipient(request.address(), request.locale());
        return new Opening(
                Purpose.REGISTRATION, MailKind.REGISTRATION_CODE, recipient, request.returnTo(), applicant, null);
    }

    private Opening decoy(RegistrationRequest request, AccountRecord owner) {
        var recipient = new Recipient(owner.address(), owner.locale());
        var nobody = new Applicant(decoys.get(), request.profile());
        return new Opening(
                Purpose.REGISTRATION, MailKind.ALREADY_REGISTERED, recipient, request.returnTo(), nobody, null);
    }

    /** Mails a new code, with a fresh lifetime; what was guessed wrong stays counted. */
    public RegistrationResend resend(Handle handle, Client client) {
        Objects.requireNonNull(handle, "handle");
        Objects.requireNonNull(client, "client");
        var now = clock.instant();
        return transactions
                .run(work -> flows.reissue(work, handle, Purpose.REGISTRATION, client, now))
                .match(
                        reissued -> new RegistrationResend.Resent(reissued.expiresAt(), reissued.resendAt()),
                        soon -> new RegistrationResend.TooManyRequests(Duration.between(now, soon.retryAt())),
                        closed -> new RegistrationResend.Closed());
    }

    /**
     * Turns a right code into an account and its first session. Guesses are counted before they are compared, so
     * parallel ones cannot exceed the cap. The account gets the password of this very flow: whoever else began to
     * register the same address gets nothing.
     *
     * @param text as it was typed, in any case and with any separators
     * @throws org.symbolon.key.UnknownKeyException where the flow is under a key that this node was not given
     */
    public RegistrationVerify verify(Handle handle, @Nullable String text, Client client) {
        Objects.requireNonNull(handle, "handle");
        Objects.requireNonNull(client, "client");
        return guesses.take(handle, Purpose.REGISTRATION, text, client)
                .match(
                        right -> open(right, handle, client),
                        wrong -> new RegistrationVerify.CodeRefused(wrong.attemptsLeft()),
                        unheard -> repeated(handle, unheard.code()),
                        unreadable -> new RegistrationVerify.Closed());
    }

    private RegistrationVerify open(Guess.Right guess, Handle handle, Client client) {
        var opened = transactions.run(work -> open(work, guess.flow(), client));
        return opened.orElseGet(() -> repeated(handle, guess.code()));
    }

    /** Empty where another caller finished the flow first. */
    private Optional<RegistrationVerify> open(Work work, FlowRecord flow, Client client) {
        var now = clock.instant();
        var applicant = Objects.requireNonNull(flow.applicant(), "An open registration has an applicant");
        var account = AccountRecord.opened(AccountId.random(random), flow.recipient(), applicant.hash(), now);
        if (!work.flows().finish(flow.digest(), new Target(account.id(), account.version()), now)) {
            return Optional.empty();
        }
        if (!work.accounts().insert(account, applicant.profile())) {
            return Optional.of(new RegistrationVerify.Closed());
        }
        return Optional.of(signIn(work, account, flow, client, now));
    }

    private RegistrationVerify signIn(Work work, AccountRecord account, FlowRecord flow, Client client, Instant now) {
        var session = tokens.session(account.id(), account.version(), client, now);
        work.begin(session);
        work.tell(new SymbolonEvent.AccountCreated(now, client, account.id()));
        work.tell(new SymbolonEvent.LoggedIn(now, client, account.id(), session.id()));
        return new RegistrationVerify.Verified(
                account.account(),
                tokens.tokens(session, now),
                tokens.device(account.id(), account.version(), client, now),
                flow.returnTo());
    }

    private RegistrationVerify repeated(Handle handle, TypedCode code) {
        var now = clock.instant();
        return transactions.run(work -> guesses.repetition(work, handle, Purpose.REGISTRATION, code, now)
                .flatMap(flow -> cameOf(work, flow))
                .orElseGet(RegistrationVerify.Closed::new));
    }

    private static Optional<RegistrationVerify> cameOf(Work work, FlowRecord flow) {
        return Optional.ofNullable(flow.target())
                .flatMap(target -> work.accounts().find(target.account()))
                .map(owner -> new RegistrationVerify.AlreadyVerified(owner.account(), flow.returnTo()));
    }
}
