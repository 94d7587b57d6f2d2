package org.symbolon.event;

import java.time.Instant;
import org.symbolon.account.AccountId;
import org.symbolon.account.Client;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Purpose;
import org.symbolon.account.SessionId;

/**
 * Something that mattered for the security of an account. It holds no secret: no code, handle, password, token or key;
 * the client that is told of is without its device token.
 */
public sealed interface SymbolonEvent {
    /** When it happened, by Symbolon's clock. */
    Instant at();

    /** Who asked, without device token; unknown where the step does not hear of it. */
    Client client();

    /** A flow began; whether for an account, for none, or as a decoy is not told. */
    record FlowStarted(Instant at, Client client, Purpose purpose, EmailAddress address) implements SymbolonEvent {
        public FlowStarted {
            client = client.withoutDevice();
        }
    }

    /** A flow got a new code. */
    record CodeResent(Instant at, Client client, Purpose purpose, EmailAddress address) implements SymbolonEvent {
        public CodeResent {
            client = client.withoutDevice();
        }
    }

    /**
     * A wrong code was typed.
     *
     * @param attemptsLeft none where it was the last one, which closed the flow
     */
    record CodeRefused(Instant at, Client client, Purpose purpose, EmailAddress address, int attemptsLeft)
            implements SymbolonEvent {
        public CodeRefused {
            client = client.withoutDevice();
        }
    }

    /** A step was refused because a budget is used up. */
    record Limited(Instant at, Client client, Purpose purpose) implements SymbolonEvent {
        public Limited {
            client = client.withoutDevice();
        }
    }

    /** A step was answered {@code Busy}, since as many passwords were being hashed as memory and processors bear. */
    record Overloaded(Instant at, Client client) implements SymbolonEvent {
        public Overloaded {
            client = client.withoutDevice();
        }
    }

    /** An address was proven, and is an account from now on. */
    record AccountCreated(Instant at, Client client, AccountId account) implements SymbolonEvent {
        public AccountCreated {
            client = client.withoutDevice();
        }
    }

    /** An operator brought the account with its hash from another system. */
    record AccountAdmitted(Instant at, Client client, AccountId account) implements SymbolonEvent {
        public AccountAdmitted {
            client = client.withoutDevice();
        }
    }

    /** The right code of a reset was typed: whoever did may choose a new password. */
    record ResetProven(Instant at, Client client, AccountId account) implements SymbolonEvent {
        public ResetProven {
            client = client.withoutDevice();
        }
    }

    /** The password is a new one, and every session and device token of before has ended. */
    record PasswordChanged(Instant at, Client client, AccountId account) implements SymbolonEvent {
        public PasswordChanged {
            client = client.withoutDevice();
        }
    }

    /** A session began, by password or by the code that made the account. */
    record LoggedIn(Instant at, Client client, AccountId account, SessionId session) implements SymbolonEvent {
        public LoggedIn {
            client = client.withoutDevice();
        }
    }

    /** An address and a password did not belong together, or the account may not sign in; which one is not told. */
    record LoginRefused(Instant at, Client client, EmailAddress address) implements SymbolonEvent {
        public LoginRefused {
            client = client.withoutDevice();
        }
    }

    /** A refresh token that was replaced long ago came back: somebody else has it. The session has ended. */
    record RefreshTokenReused(Instant at, Client client, AccountId account, SessionId session)
            implements SymbolonEvent {
        public RefreshTokenReused {
            client = client.withoutDevice();
        }
    }

    /** A session was ended by its owner. */
    record LoggedOut(Instant at, Client client, AccountId account, SessionId session) implements SymbolonEvent {
        public LoggedOut {
            client = client.withoutDevice();
        }
    }

    /** Every session and device token of the account was ended by its owner. */
    record LoggedOutEverywhere(Instant at, Client client, AccountId account) implements SymbolonEvent {
        public LoggedOutEverywhere {
            client = client.withoutDevice();
        }
    }

    /** The owner asked for the newsletter, or wants it no longer. Not told where the account is deleted. */
    record NewsletterConsent(Instant at, Client client, AccountId account, boolean given) implements SymbolonEvent {
        public NewsletterConsent {
            client = client.withoutDevice();
        }
    }

    /**
     * The account is gone, with its sessions, flows and mails: by its owner, or by the operator, whose client is
     * unknown.
     */
    record AccountDeleted(Instant at, Client client, AccountId account) implements SymbolonEvent {
        public AccountDeleted {
            client = client.withoutDevice();
        }
    }

    /** The operator lets nobody sign in to the account, and every session and device token of it has ended. */
    record AccountSuspended(Instant at, Client client, AccountId account) implements SymbolonEvent {
        public AccountSuspended {
            client = client.withoutDevice();
        }
    }

    /** The operator lets the owner of a suspended account sign in again. */
    record AccountReinstated(Instant at, Client client, AccountId account) implements SymbolonEvent {
        public AccountReinstated {
            client = client.withoutDevice();
        }
    }

    /** A session began, by password, on a device that the account did not know. {@link LoggedIn} comes as well. */
    record NewDevice(Instant at, Client client, AccountId account, SessionId session) implements SymbolonEvent {
        public NewDevice {
            client = client.withoutDevice();
        }
    }

    /** Somebody who was signed in gave a wrong password as the current one, to change it or to delete the account. */
    record CurrentPasswordRefused(Instant at, Client client, AccountId account, SessionId session)
            implements SymbolonEvent {
        public CurrentPasswordRefused {
            client = client.withoutDevice();
        }
    }

    /** A session was ended, since too many wrong passwords were given in it as the current one. */
    record SessionEndedForGuessing(Instant at, Client client, AccountId account, SessionId session)
            implements SymbolonEvent {
        public SessionEndedForGuessing {
            client = client.withoutDevice();
        }
    }

    /** Every session of the account but this one was ended by its owner. */
    record OthersLoggedOut(Instant at, Client client, AccountId account, SessionId session) implements SymbolonEvent {
        public OthersLoggedOut {
            client = client.withoutDevice();
        }
    }

    /** Every session and device token of the account was ended by the operator. */
    record LoggedOutByOperator(Instant at, Client client, AccountId account) implements SymbolonEvent {
        public LoggedOutByOperator {
            client = client.withoutDevice();
        }
    }
}
