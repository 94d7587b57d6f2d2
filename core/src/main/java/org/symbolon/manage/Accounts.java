package org.symbolon.manage;

import java.net.InetAddress;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.symbolon.account.Account;
import org.symbolon.account.AccountId;
import org.symbolon.account.Authenticated;
import org.symbolon.account.Client;
import org.symbolon.account.Consent;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.flow.Transactions;
import org.symbolon.store.AccountRecord;
import org.symbolon.store.ConsentRecord;

/**
 * Looks accounts up, and records what their owners say about the newsletter. What an owner may do takes an
 * {@link Authenticated}, what an operator may do an {@link AccountId}.
 */
public final class Accounts {
    private static final Pattern WORDING = Pattern.compile("[A-Za-z0-9._:/-]{1,64}");

    private final Transactions transactions;
    private final Clock clock;

    public Accounts(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    public Optional<Account> find(AccountId id) {
        Objects.requireNonNull(id, "id");
        return transactions.run(work -> work.accounts().find(id).map(AccountRecord::account));
    }

    /**
     * Records that the owner wants the newsletter: who, when, from where, and to which wording (GDPR 7). Earlier
     * records stay.
     *
     * @param wording the version of the text that was on the page, 1 to 64 of {@code A-Z a-z 0-9 . _ : / -}
     * @throws IllegalArgumentException where the wording is not as said
     */
    public NewsletterChange subscribe(Authenticated owner, String wording, Client client) {
        Objects.requireNonNull(wording, "wording");
        if (!WORDING.matcher(wording).matches()) {
            throw new IllegalArgumentException("Name the version of the wording by 1 to 64 of A-Z a-z 0-9 . _ : / -");
        }
        return record(owner, new Consent(true, wording, clock.instant()), client);
    }

    /** Records that the owner does not want the newsletter any more. Earlier records stay. */
    public NewsletterChange unsubscribe(Authenticated owner, Client client) {
        return record(owner, new Consent(false, "", clock.instant()), client);
    }

    private NewsletterChange record(Authenticated owner, Consent consent, Client client) {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(client, "client");
        var network = client.network().map(InetAddress::getHostAddress).orElse("");
        var entry = new ConsentRecord(owner.accountId(), consent, network, client.userAgent());
        return transactions.run(work -> {
            if (!work.consents().append(entry)) {
                return new NewsletterChange.Refused();
            }
            work.tell(new SymbolonEvent.NewsletterConsent(consent.at(), client, owner.accountId(), consent.given()));
            return new NewsletterChange.Recorded(consent);
        });
    }

    /** What the owner last said about the newsletter; empty where that was nothing. */
    public Optional<Consent> newsletter(Authenticated owner) {
        Objects.requireNonNull(owner, "owner");
        return transactions.run(
                work -> work.consents().latest(owner.accountId()).map(ConsentRecord::consent));
    }
}
