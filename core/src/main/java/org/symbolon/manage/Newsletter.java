package org.symbolon.manage;

import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.AccountId;
import org.symbolon.account.Authenticated;
import org.symbolon.account.Client;
import org.symbolon.account.Consent;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.flow.Transactions;
import org.symbolon.flow.Work;
import org.symbolon.store.ConsentRecord;
import org.symbolon.token.TokenIssuer;
import org.symbolon.token.UnsubscribeToken;

/** What owners say about the newsletter: a journal that is only appended to (GDPR 7). */
final class Newsletter {
    private static final Pattern WORDING = Pattern.compile("[A-Za-z0-9._:/-]{1,64}");
    private static final int LARGEST_PAGE = 1000;

    private final Transactions transactions;
    private final TokenIssuer tokens;
    private final @Nullable URI unsubscribeAt;
    private final Clock clock;

    Newsletter(Transactions transactions, TokenIssuer tokens, @Nullable URI unsubscribeAt, Clock clock) {
        this.transactions = transactions;
        this.tokens = tokens;
        this.unsubscribeAt = unsubscribeAt;
        this.clock = clock;
    }

    NewsletterChange subscribe(Authenticated owner, String wording, Client client) {
        Objects.requireNonNull(wording, "wording");
        if (!WORDING.matcher(wording).matches()) {
            throw new IllegalArgumentException(
                    "Name the version of the wording by 1 to 64 of A-Z a-z 0-9 . _ : / - such as 2026-11");
        }
        return record(owner, new Consent(true, wording, clock.instant()), client);
    }

    NewsletterChange unsubscribe(Authenticated owner, Client client) {
        return record(owner, notGiven(), client);
    }

    private Consent notGiven() {
        return new Consent(false, "", clock.instant());
    }

    private NewsletterChange record(Authenticated owner, Consent consent, Client client) {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(client, "client");
        return transactions.run(work -> work.live(owner, consent.at()).isPresent()
                ? append(work, owner.accountId(), consent, client)
                : new NewsletterChange.Refused());
    }

    private static NewsletterChange append(Work work, AccountId account, Consent consent, Client client) {
        if (!work.consents().append(entry(account, consent, client))) {
            return new NewsletterChange.Refused();
        }
        work.tell(new SymbolonEvent.NewsletterConsent(consent.at(), client, account, consent.given()));
        return new NewsletterChange.Recorded(consent);
    }

    NewsletterChange unsubscribe(UnsubscribeToken token, Client client) {
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(client, "client");
        return tokens.read(token)
                .map(account -> transactions.run(work -> withdraw(work, account, client)))
                .orElseGet(NewsletterChange.Refused::new);
    }

    /**
     * Appends only to a consent that was given. Nothing is locked: of those that come at the very same time each may be
     * recorded, which is true of each and changes nothing.
     */
    private NewsletterChange withdraw(Work work, AccountId account, Client client) {
        var last = work.consents().latest(account).map(ConsentRecord::consent);
        if (last.filter(Consent::given).isPresent()) {
            return append(work, account, notGiven(), client);
        }
        return work.accounts().find(account).isPresent()
                ? new NewsletterChange.Recorded(last.orElseGet(this::notGiven))
                : new NewsletterChange.Refused();
    }

    private static ConsentRecord entry(AccountId account, Consent consent, Client client) {
        var network = client.network().map(InetAddress::getHostAddress).orElse("");
        return new ConsentRecord(account, consent, network, client.userAgent());
    }

    /** Before an account goes: where the journal says from when, it says until when. */
    static void end(Work work, AccountId account, Client client, Instant now) {
        boolean given = work.consents()
                .latest(account)
                .filter(last -> last.consent().given())
                .isPresent();
        if (given) {
            work.consents().append(entry(account, new Consent(false, "", now), client));
        }
    }

    Optional<Consent> last(Authenticated owner) {
        Objects.requireNonNull(owner, "owner");
        return transactions.run(
                work -> work.consents().latest(owner.accountId()).map(ConsentRecord::consent));
    }

    List<ConsentRecord> history(AccountId account) {
        Objects.requireNonNull(account, "account");
        return transactions.run(work -> work.consents().history(account));
    }

    List<Subscriber> subscribers(@Nullable AccountId after, int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new IllegalArgumentException(
                    "The limit is " + limit + ", which is not between 1 and " + LARGEST_PAGE);
        }
        return transactions.run(work -> work.consents().subscribers(after, limit).stream()
                .map(account -> new Subscriber(account.id(), account.address(), account.locale()))
                .toList());
    }

    URI unsubscribeLink(AccountId account) {
        Objects.requireNonNull(account, "account");
        if (unsubscribeAt == null) {
            throw new IllegalStateException("There is no address for unsubscribing yet."
                    + " Add .unsubscribeAt(\"https://video.example/unsubscribe\") to the builder");
        }
        return URI.create(unsubscribeAt + "/" + tokens.unsubscribe(account).reveal());
    }

    Map<String, String> unsubscribeHeaders(AccountId account) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("List-Unsubscribe", "<" + unsubscribeLink(account) + ">");
        headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        return Collections.unmodifiableMap(headers);
    }
}
