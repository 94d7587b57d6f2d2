package org.symbolon.session;

import java.time.Clock;
import java.util.Optional;
import org.symbolon.account.Client;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Password;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.flow.RightPassword;
import org.symbolon.flow.Transactions;
import org.symbolon.password.AdmissionGate;
import org.symbolon.token.TokenIssuer;

/** Signs in by password: it is read and verified first, and what comes of it is written in one stroke. */
final class PasswordLogin {
    private final Transactions transactions;
    private final TokenIssuer tokens;
    private final AdmissionGate gate;
    private final NewDevices newDevices;
    private final Clock clock;

    PasswordLogin(
            Transactions transactions, TokenIssuer tokens, AdmissionGate gate, NewDevices newDevices, Clock clock) {
        this.transactions = transactions;
        this.tokens = tokens;
        this.gate = gate;
        this.newDevices = newDevices;
        this.clock = clock;
    }

    Login login(EmailAddress address, Password password, Client client) {
        var permit = gate.enter();
        if (permit.isEmpty()) {
            transactions.tell(new SymbolonEvent.Overloaded(clock.instant(), client));
            return new Login.Busy(gate.retryAfter());
        }
        Optional<RightPassword> right;
        try (var admitted = permit.get()) {
            var found = transactions.run(work -> work.accounts().find(address));
            right = RightPassword.check(password, found.orElse(null), admitted.hasher(), gate);
        }
        return right.map(verified -> signIn(verified, client)).orElseGet(() -> refused(address, client));
    }

    private Login signIn(RightPassword verified, Client client) {
        var now = clock.instant();
        var account = verified.account();
        var session = tokens.session(account.id(), account.version(), client, now);
        return transactions.run(work -> {
            verified.upgradeHash(work);
            work.begin(session);
            work.tell(new SymbolonEvent.LoggedIn(now, client, account.id(), session.id()));
            newDevices.tellOf(work, session, account, client, now);
            return new Login.LoggedIn(
                    account.account(),
                    tokens.tokens(session, now),
                    tokens.device(account.id(), account.version(), client, now));
        });
    }

    private Login refused(EmailAddress address, Client client) {
        transactions.tell(new SymbolonEvent.LoginRefused(clock.instant(), client, address));
        return new Login.Refused();
    }
}
