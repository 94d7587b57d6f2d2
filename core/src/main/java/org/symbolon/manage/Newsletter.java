package org.symbolon.manage;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.symbolon.account.AccountId;
import org.symbolon.account.Authenticated;
import org.symbolon.account.Client;
import org.symbolon.account.Consent;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.flow.Transactions;
import org.symbolon.flow.Work;
import org.symbolon.store.ConsentRecord;

/** What owners say about the newsletter: a journal that is only appended to (GDPR 7). */
final class Newsletter {
    private static final Pattern WORDING = Pattern.compile("[A-Za-z0-9._:/-]{1,64}");

    private final Transactions transactions;
    private final Clock clock;

    Newsletter(Transactions transactions, Clock clock) {
        this.transactions = transactions;
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
        return record(owner, new Consent(false, "", clock.instant()), client);
    }

    private NewsletterChange record(Authenticated owner, Consent consent, Client client) {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(client, "client");
        var entry = entry(owner.accountId(), consent, client);
        return transactions.run(work -> {
            if (!work.consents().append(entry)) {
                return new NewsletterChange.Refused();
            }
            work.tell(new SymbolonEvent.NewsletterConsent(consent.at(), client, owner.accountId(), consent.given()));
            return new NewsletterChange.Recorded(consent);
        });
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
}
