package org.symbolon;

import org.symbolon.flow.Announcer;
import org.symbolon.flow.Transactions;
import org.symbolon.mail.MailDispatcher;
import org.symbolon.mail.Outbox;
import org.symbolon.manage.Accounts;
import org.symbolon.registration.Registration;
import org.symbolon.reset.PasswordReset;
import org.symbolon.session.Sessions;

/**
 * The life of an account: register, type the mailed code, have an account; sign in; forget the password, type a code,
 * choose a new one. One of these serves a whole application, from as many threads as there are.
 *
 * <pre>{@code
 * var symbolon = Symbolon.builder()
 *         .site(Site.of("Example Video", "https://video.example"))
 *         .keys(KeyRing.of("k1", secret))
 *         .mailer(SmtpMailer.to("smtp://127.0.0.1:2525", "no-reply@video.example"))
 *         .build();
 * }</pre>
 *
 * <p>Every expected answer is a value; an exception means a bug or an outage. Closing it sends what is due and stops
 * what works in the background.
 */
public final class Symbolon implements AutoCloseable {
    private final Registration registration;
    private final PasswordReset passwordReset;
    private final Sessions sessions;
    private final Accounts accounts;
    private final Outbox outbox;
    private final String jwks;
    private final Settings settings;
    private final Transactions transactions;
    private final MailDispatcher dispatcher;
    private final Background purge;
    private final Announcer announcer;

    Symbolon(
            Registration registration,
            PasswordReset passwordReset,
            Sessions sessions,
            Accounts accounts,
            Outbox outbox,
            String jwks,
            Settings settings,
            Transactions transactions,
            MailDispatcher dispatcher,
            Background purge,
            Announcer announcer) {
        this.registration = registration;
        this.passwordReset = passwordReset;
        this.sessions = sessions;
        this.accounts = accounts;
        this.outbox = outbox;
        this.jwks = jwks;
        this.settings = settings;
        this.transactions = transactions;
        this.dispatcher = dispatcher;
        this.purge = purge;
        this.announcer = announcer;
    }

    /** Begins with nothing: site, keys and mailer are required. */
    public static Builder builder() {
        return new Builder();
    }

    /** From an address and a password to an account. */
    public Registration registration() {
        return registration;
    }

    /** From a forgotten password to a new one. */
    public PasswordReset passwordReset() {
        return passwordReset;
    }

    /** Signing in, staying signed in, signing out. */
    public Sessions sessions() {
        return sessions;
    }

    /** What an account's owner, or an operator, may do with it. */
    public Accounts accounts() {
        return accounts;
    }

    /** What an operator may ask of the mails that wait. */
    public Outbox outbox() {
        return outbox;
    }

    /**
     * What other services check access tokens with: the JSON text of a JWK set (RFC 7517), to be served as
     * {@code application/jwk-set+json}. It has the public part of every key of {@link Builder#tokenKeys} that verifies,
     * the next one too; it is {@code {"keys":[]}} where only the ring's keys do (HS256), which nobody else can check.
     */
    public String jwks() {
        return jwks;
    }

    /** What it was built with. */
    public Settings settings() {
        return settings;
    }

    /** Lets tests of this package wait until the listener has heard of all that happened. */
    void awaitListener() {
        announcer.flush();
    }

    /**
     * Refuses further steps, sends the mail that is due, for some seconds at most, lets the listener hear what it has
     * not heard yet, for two seconds at most, and stops. Mail that is left is sent by the next start, if the store
     * outlives the process.
     */
    @Override
    public void close() {
        purge.close();
        transactions.close();
        dispatcher.close();
        announcer.close();
    }
}
