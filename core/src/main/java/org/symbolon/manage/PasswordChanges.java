package org.symbolon.manage;

import java.time.Clock;
import org.symbolon.account.Authenticated;
import org.symbolon.account.Client;
import org.symbolon.account.Password;
import org.symbolon.account.PasswordHash;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.flow.Notices;
import org.symbolon.flow.Transactions;
import org.symbolon.flow.Work;
import org.symbolon.password.PasswordPolicy;
import org.symbolon.store.MailKind;
import org.symbolon.token.TokenIssuer;

/** Gives an owner who knows the password another one. */
final class PasswordChanges {
    private final Transactions transactions;
    private final CurrentPassword current;
    private final PasswordPolicy passwords;
    private final Notices notices;
    private final TokenIssuer tokens;
    private final Clock clock;

    PasswordChanges(
            Transactions transactions,
            CurrentPassword current,
            PasswordPolicy passwords,
            Notices notices,
            TokenIssuer tokens,
            Clock clock) {
        this.transactions = transactions;
        this.current = current;
        this.passwords = passwords;
        this.notices = notices;
        this.tokens = tokens;
        this.clock = clock;
    }

    PasswordChange change(Authenticated authenticated, Password password, Password next, Client client) {
        return current.find(authenticated)
                .map(owner -> change(owner, password, next, client))
                .orElseGet(PasswordChange.SignedOut::new);
    }

    private PasswordChange change(Owner owner, Password password, Password next, Client client) {
        var violations = passwords.check(next, owner.account().address());
        if (!violations.isEmpty()) {
            return new PasswordChange.PasswordRefused(violations);
        }
        return current.check(owner, password, client, hasher -> hasher.hash(next))
                .match(
                        hash -> transactions.run(work -> change(work, owner, hash, client)),
                        wrong -> new PasswordChange.CurrentPasswordRefused(),
                        ended -> new PasswordChange.SignedOut(),
                        busy -> new PasswordChange.Busy(busy.retryAfter()));
    }

    /**
     * The raised version ends every session, this one too; what goes on is a new row, whether or not the old one was
     * removed meanwhile by a guess that raced this right one.
     */
    private PasswordChange change(Work work, Owner owner, PasswordHash hash, Client client) {
        var now = clock.instant();
        var account = owner.account();
        if (!work.accounts().changePassword(account.id(), account.version(), hash)) {
            return new PasswordChange.SignedOut();
        }
        long version = account.version() + 1;
        var renewed = tokens.renewed(owner.session(), version, now);
        work.begin(renewed);
        work.sessions().delete(account.id(), owner.session().id());
        notices.send(work, MailKind.PASSWORD_CHANGED, account, now);
        work.tell(new SymbolonEvent.PasswordChanged(now, client, account.id()));
        return new PasswordChange.Changed(
                tokens.tokens(renewed, now), tokens.device(account.id(), version, client, now));
    }
}
