package org.symbolon.manage;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.Account;
import org.symbolon.account.AccountId;
import org.symbolon.account.Authenticated;
import org.symbolon.account.Client;
import org.symbolon.account.Consent;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Password;
import org.symbolon.account.PasswordHash;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.flow.Notices;
import org.symbolon.flow.Transactions;
import org.symbolon.flow.Work;
import org.symbolon.limit.SessionLedger;
import org.symbolon.password.AcceptedHashes;
import org.symbolon.password.AdmissionGate;
import org.symbolon.password.PasswordPolicy;
import org.symbolon.store.AccountRecord;
import org.symbolon.store.ConsentRecord;
import org.symbolon.store.Recipient;
import org.symbolon.token.TokenIssuer;
import org.symbolon.token.UnsubscribeToken;

/**
 * What owners and operators may do with an account that is there. A step of an owner takes an {@link Authenticated},
 * one of an operator an {@link AccountId}.
 */
public final class Accounts {
    private final Transactions transactions;
    private final AcceptedHashes hashes;
    private final PasswordChanges changes;
    private final Deletions deletions;
    private final Operators operators;
    private final Newsletter newsletter;
    private final Clock clock;
    private final SecureRandom random;

    /** @param unsubscribeAt the host's page for unsubscribing, without a slash at its end; null where it has none */
    public Accounts(
            Transactions transactions,
            AcceptedHashes hashes,
            Notices notices,
            SessionLedger guesses,
            TokenIssuer tokens,
            PasswordPolicy passwords,
            AdmissionGate gate,
            @Nullable URI unsubscribeAt,
            Clock clock,
            SecureRandom random) {
        var current = new CurrentPassword(transactions, guesses, gate, clock);
        this.transactions = transactions;
        this.hashes = hashes;
        this.changes = new PasswordChanges(transactions, current, passwords, notices, tokens, clock);
        this.deletions = new Deletions(transactions, current, clock);
        this.operators = new Operators(transactions, clock);
        this.newsletter = new Newsletter(transactions, tokens, unsubscribeAt, clock);
        this.clock = clock;
        this.random = random;
    }

    /**
     * Makes the new password the only one, where the current one is right. That ends every session, device token and
     * open reset of the account, whoever holds them, and mails a notice to the owner, five at once and one an hour at
     * most. The new one may be the one of before.
     *
     * <p>The session of whoever asks goes on, with its times, under a new id (as OWASP asks for after a change of
     * credentials): so every copy of its access and refresh tokens is worthless too, the first within the policy's
     * liveness bound. Use the tokens of the answer from now on; the {@code Authenticated} that asked is of no more use.
     *
     * <p>Five wrong passwords in a session, counted together with those given to {@link #delete(Authenticated,
     * Password, Client)}, end it, however many are given at once. A new password that is not fit, and a session that is
     * not alive, cost no hash and count for nothing.
     */
    public PasswordChange changePassword(Authenticated owner, Password current, Password next, Client client) {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(current, "current");
        Objects.requireNonNull(next, "next");
        Objects.requireNonNull(client, "client");
        return changes.change(owner, current, next, client);
    }

    /**
     * Removes the account for good, where the password is right, with its sessions, flows and mails, and frees its
     * address. Only what was said about the newsletter stays, under an id that names nobody any more, as the proof that
     * law asks for; where the newsletter was wanted the journal ends with its withdrawal, which no event tells of. Mail
     * budgets stay too, under an HMAC of the address, until they are full again.
     *
     * <p>Access tokens are refused within the policy's liveness bound, all else at once. A mail that is being sent at
     * that moment may still arrive; a login that is under way then signs nobody in, but may leave a row of a dead
     * session until that would have ended, and a notice. Wrong passwords are counted as {@link #changePassword} says.
     */
    public Deletion delete(Authenticated owner, Password password, Client client) {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(client, "client");
        return deletions.delete(owner, password, client);
    }

    /** The account, for an operator; empty where there is none of that id. */
    public Optional<Account> find(AccountId id) {
        Objects.requireNonNull(id, "id");
        return transactions.run(work -> work.accounts().find(id).map(AccountRecord::account));
    }

    /** The account of that address, however it is spelt, for an operator; empty where there is none. */
    public Optional<Account> find(EmailAddress address) {
        Objects.requireNonNull(address, "address");
        return transactions.run(work -> work.accounts().find(address).map(AccountRecord::account));
    }

    /**
     * Lets nobody sign in to the account until it is {@link #reinstate reinstated}, and ends every session, device
     * token and open reset of it: refresh tokens at once, access tokens within the policy's liveness bound. From
     * outside it looks like any account with another password; a reset of it never succeeds, not even once it is
     * reinstated.
     *
     * @return false where there is no account of that id, or it is suspended already
     */
    public boolean suspend(AccountId id) {
        Objects.requireNonNull(id, "id");
        return operators.suspend(id);
    }

    /**
     * Lets the owner of a suspended account sign in again, by the password of before. What ended stays so.
     *
     * @return false where there is no account of that id, or it is not suspended
     */
    public boolean reinstate(AccountId id) {
        Objects.requireNonNull(id, "id");
        return operators.reinstate(id);
    }

    /**
     * Ends every session, device token and open reset of the account, for an operator: refresh tokens at once, access
     * tokens within the policy's liveness bound. The password stays.
     *
     * @return false where there is no account of that id
     */
    public boolean signOutEverywhere(AccountId id) {
        Objects.requireNonNull(id, "id");
        return operators.signOutEverywhere(id);
    }

    /**
     * Removes the account for good, as {@link #delete(Authenticated, Password, Client)} does, for an operator who was
     * asked to: suspended or not, and without its password.
     *
     * @return false where there is no account of that id
     */
    public boolean deleteWithoutPassword(AccountId id) {
        Objects.requireNonNull(id, "id");
        return deletions.delete(id);
    }

    /** {@link #admit(EmailAddress, PasswordHash, Locale)} for somebody who reads mail in English. */
    public Admit admit(EmailAddress address, PasswordHash hash) {
        return admit(address, hash, Locale.ENGLISH);
    }

    /**
     * Makes an account of one that another system kept, with the hash that it made, and mails nothing. The operator
     * vouches for the address: nobody proves it. The hash is of ours under a known key, or of a format that was given
     * to {@code Builder.acceptForeign}, and is replaced by a better one when the owner signs in.
     *
     * @param locale in which the owner reads mail
     */
    public Admit admit(EmailAddress address, PasswordHash hash, Locale locale) {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(hash, "hash");
        Objects.requireNonNull(locale, "locale");
        return hashes.refusal(hash)
                .<Admit>map(Admit.HashRefused::new)
                .orElseGet(() -> transactions.run(work -> admit(work, new Recipient(address, locale), hash)));
    }

    private Admit admit(Work work, Recipient owner, PasswordHash hash) {
        var now = clock.instant();
        var account = AccountRecord.opened(AccountId.random(random), owner, hash, now);
        if (!work.accounts().insert(account, Map.of())) {
            return new Admit.AddressTaken();
        }
        work.tell(new SymbolonEvent.AccountAdmitted(now, Client.unknown(), account.id()));
        return new Admit.Admitted(account.account());
    }

    /**
     * How many accounts have a password under this pepper key. Once it is zero, and three hours after the key was the
     * newest, passwords need it no longer.
     */
    public long accountsUnder(String keyName) {
        Objects.requireNonNull(keyName, "keyName");
        return transactions.run(work -> work.accounts().countUnder(keyName));
    }

    /**
     * Records that the owner wants the newsletter: who, when, from where, and to which wording (GDPR 7). Earlier
     * records stay.
     *
     * @param wording the version of the text that was on the page, 1 to 64 of {@code A-Z a-z 0-9 . _ : / -}
     * @throws IllegalArgumentException where the wording is not as said
     */
    public NewsletterChange subscribe(Authenticated owner, String wording, Client client) {
        return newsletter.subscribe(owner, wording, client);
    }

    /** Records that the owner does not want the newsletter any more. Earlier records stay. */
    public NewsletterChange unsubscribe(Authenticated owner, Client client) {
        return newsletter.unsubscribe(owner, client);
    }

    /** What the owner last said about the newsletter; empty where that was nothing. It asks for no live session. */
    public Optional<Consent> newsletter(Authenticated owner) {
        return newsletter.last(owner);
    }

    /**
     * Records that the owner of the mailbox which a newsletter came to does not want it any more, without any session.
     * For the page that {@link #unsubscribeHeaders} names, and there for a {@code POST} alone: readers of mail follow
     * links on their own, so what a {@code GET} does must change nothing.
     *
     * <p>A suspended account's owner may, too. Where the last word was a no already, or nothing was ever said, nothing
     * is added and nobody is told. Of several that come at the very same time each may be recorded.
     *
     * @param token the last segment of the path that was asked for, as it came; a forged one reaches no store
     */
    public NewsletterChange unsubscribe(UnsubscribeToken token, Client client) {
        return newsletter.unsubscribe(token, client);
    }

    /**
     * The two headers by which a reader of mail offers to unsubscribe with one click (RFC 8058): add each of them, as
     * it is, to every newsletter to that account, and let the mail server sign both (DKIM). Asks no store.
     *
     * @return {@code List-Unsubscribe}, then {@code List-Unsubscribe-Post}; less than 998 octets each, and plain ASCII
     * @throws IllegalStateException where the builder was not given {@code unsubscribeAt}
     */
    public Map<String, String> unsubscribeHeaders(AccountId account) {
        return newsletter.unsubscribeHeaders(account);
    }

    /**
     * The link for the text of a newsletter to that account: the address in its headers. It leads to a page that asks,
     * since what follows links on its own must change nothing. Asks no store.
     *
     * @throws IllegalStateException where the builder was not given {@code unsubscribeAt}
     */
    public URI unsubscribeLink(AccountId account) {
        return newsletter.unsubscribeLink(account);
    }

    /**
     * The next of those who want the newsletter, for the host's own mailer: each of them once, and nobody who
     * unsubscribed, or whose account is suspended or gone.
     *
     * <pre>{@code
     * var page = accounts.subscribers(null, 500);
     * while (!page.isEmpty()) {
     *     page.forEach(subscriber -> send(subscriber, accounts.unsubscribeHeaders(subscriber.account())));
     *     page = accounts.subscribers(page.get(page.size() - 1).account(), 500);
     * }
     * }</pre>
     *
     * @param after the last account of the page before, null to begin
     * @param limit how many at most, 1 to 1000
     * @return in an order of the store's own; none once all were told
     * @throws IllegalArgumentException where the limit is not as said
     */
    public List<Subscriber> subscribers(@Nullable AccountId after, int limit) {
        return newsletter.subscribers(after, limit);
    }

    /**
     * All that the owner of an account ever said about the newsletter, oldest first: when, from where, with what, and
     * to which wording. It stays when the account is gone, as the proof that law asks for (GDPR 7).
     */
    public List<ConsentRecord> consents(AccountId account) {
        return newsletter.history(account);
    }
}
