package org.symbolon.manage;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.symbolon.account.Account;
import org.symbolon.account.AccountId;
import org.symbolon.account.Authenticated;
import org.symbolon.account.Client;
import org.symbolon.account.Consent;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.PasswordHash;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.flow.Transactions;
import org.symbolon.flow.Work;
import org.symbolon.password.AcceptedHashes;
import org.symbolon.store.AccountRecord;
import org.symbolon.store.Recipient;

/**
 * Looks accounts up, brings them from other systems, and records what their owners say about the newsletter. What an
 * owner may do takes an {@link Authenticated}, what an operator may do an {@link AccountId}.
 */
public final class Accounts {
    private final Transactions transactions;
    private final AcceptedHashes hashes;
    private final Newsletter newsletter;
    private final Clock clock;
    private final SecureRandom random;

    public Accounts(Transactions transactions, AcceptedHashes hashes, Clock clock, SecureRandom random) {
        this.transactions = transactions;
        this.hashes = hashes;
        this.newsletter = new Newsletter(transactions, clock);
        this.clock = clock;
        this.random = random;
    }

    /** The account, for an operator; empty where there is none of that id. */
    public Optional<Account> find(AccountId id) {
        Objects.requireNonNull(id, "id");
        return transactions.run(work -> work.accounts().find(id).map(AccountRecord::account));
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

    /** What the owner last said about the newsletter; empty where that was nothing. */
    public Optional<Consent> newsletter(Authenticated owner) {
        return newsletter.last(owner);
    }
}
