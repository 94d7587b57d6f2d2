package org.symbolon.session;

import java.time.Instant;
import org.symbolon.account.Client;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.flow.Notices;
import org.symbolon.flow.Work;
import org.symbolon.policy.Policy;
import org.symbolon.store.AccountRecord;
import org.symbolon.store.MailKind;
import org.symbolon.store.SessionRecord;
import org.symbolon.token.TokenIssuer;

/** Tells an account's owner of sign-ins from devices that it does not know. */
final class NewDevices {
    private final Notices notices;
    private final TokenIssuer tokens;
    private final Policy policy;

    NewDevices(Notices notices, TokenIssuer tokens, Policy policy) {
        this.notices = notices;
        this.tokens = tokens;
        this.policy = policy;
    }

    /** Known is who brings a device token of this account, under the version that the password was verified with. */
    void tellOf(Work work, SessionRecord session, AccountRecord account, Client client, Instant now) {
        if (tokens.knows(client, account.id(), account.version(), now)) {
            return;
        }
        if (policy.mailOfNewDevices()) {
            notices.send(work, MailKind.NEW_DEVICE, account, now);
        }
        work.tell(new SymbolonEvent.NewDevice(now, client, account.id(), session.id()));
    }
}
