package org.symbolon.event;

import java.time.Instant;
import org.symbolon.account.AccountId;
import org.symbolon.account.Client;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Purpose;
import org.symbolon.account.SessionId;

/** Something that mattered for the security of an account. */
public sealed interface SymbolonEvent {
    Instant at();

    Client client();

    /** A flow began; whether for an account, for none, or as a decoy is not told. */
    record FlowStarted(Instant at, Client client, Purpose purpose, EmailAddress address) implements SymbolonEvent {}

    record CodeResent(Instant at, Client client, Purpose purpose) implements SymbolonEvent {}

    record CodeRefused(Instant at, Client client, Purpose purpose, int attemptsLeft) implements SymbolonEvent {}

    /** A step was refused because a budget is used up. */
    record Limited(Instant at, Client client, Purpose purpose) implements SymbolonEvent {}

    record AccountCreated(Instant at, Client client, AccountId account) implements SymbolonEvent {}

    record ResetProven(Instant at, Client client, AccountId account) implements SymbolonEvent {}

    /** The password is a new one, and every session and device token of the account has ended. */
    record PasswordChanged(Instant at, Client client, AccountId account) implements SymbolonEvent {}

    record LoggedIn(Instant at, Client client, AccountId account, SessionId session) implements SymbolonEvent {}

    record LoginRefused(Instant at, Client client, EmailAddress address) implements SymbolonEvent {}

    /** A refresh token that was replaced long ago came back: somebody else has it. The session has ended. */
    record RefreshTokenReused(Instant at, Client client, AccountId account, SessionId session)
            implements SymbolonEvent {}

    record LoggedOut(Instant at, Client client, AccountId account, SessionId session) implements SymbolonEvent {}

    record LoggedOutEverywhere(Instant at, Client client, AccountId account) implements SymbolonEvent {}

    record NewsletterConsent(Instant at, Client client, AccountId account, boolean given) implements SymbolonEvent {}
}
