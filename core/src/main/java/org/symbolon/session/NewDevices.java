package org.symbolon.session;

import java.time.Instant;
import org.symbolon.account.Client;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.flow.Flows;
import org.symbolon.flow.Work;
import org.symbolon.limit.AddressLedger;
import org.symbolon.policy.Policy;
import org.symbolon.store.AccountRecord;
import org.symbolon.store.MailKind;
import org.symbolon.store.Recipient;
import org.symbolon.store.SessionRecord;
import org.symbolon.token.TokenIssuer;

/** Tells an account's owner of sign-ins from devices that it does not know. */
final class NewDevices {
    private final Flows flows;
    private final AddressLedger ledger;
    private final TokenIssuer tokens;
    private final Policy policy;

    NewDevices(Flows flows, AddressLedger ledger, TokenIssuer tokens, Policy policy) {
        this.flows = flows;
        this.ledger = ledger;
        this.tokens = tokens;
        this.policy = policy;
    }

    /** Known is who brings a device token of this account, under the version that the password was verified with. */
    void tellOf(Work work, SessionRecord session, AccountRecord account, Client client, Instant now) {
        if (tokens.knows(client, account.id(), account.version(), now)) {
            return;
        }
        if (policy.mailOfNewDevices()) {
            mail(work, account, now);
        }
        work.tell(new SymbolonEvent.NewDevice(now, client, account.id(), session.id()));
    }

    /**
     * Without a budget whoever knows the password could bury the mailbox, a reset's code in it too. It is one of its
     * own and takes the right password to spend, so that no stranger can use it up and then go unnoticed.
     */
    private void mail(Work work, AccountRecord account, Instant now) {
        if (ledger.chargeNewDeviceMail(work, account.address(), now).granted()) {
            work.send(flows.notice(MailKind.NEW_DEVICE, new Recipient(account.address(), account.locale()), now));
        }
    }
}
