package org.symbolon.flow;

import java.time.Instant;
import org.symbolon.limit.AddressLedger;
import org.symbolon.store.AccountRecord;
import org.symbolon.store.MailKind;
import org.symbolon.store.Recipient;

/**
 * Tells owners by mail of what somebody did who knew the password. Without a budget such a one could bury the mailbox,
 * a reset's code in it too. Each kind has its own, which takes the right password to spend: so no stranger can use it
 * up and then go unnoticed.
 */
public final class Notices {
    private final Flows flows;
    private final AddressLedger ledger;

    public Notices(Flows flows, AddressLedger ledger) {
        this.flows = flows;
        this.ledger = ledger;
    }

    /** Leaves a notice to the account's own address, where there is one left of that kind. */
    public void send(Work work, MailKind kind, AccountRecord account, Instant now) {
        if (ledger.chargeNotice(work, kind, account.address(), now).granted()) {
            work.send(flows.notice(kind, new Recipient(account.address(), account.locale()), now));
        }
    }
}
