package org.symbolon;

import java.lang.System.Logger.Level;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.Site;
import org.symbolon.code.Codes;
import org.symbolon.event.SymbolonListener;
import org.symbolon.flow.Announcer;
import org.symbolon.flow.Flows;
import org.symbolon.flow.Guesses;
import org.symbolon.flow.Notices;
import org.symbolon.flow.Purge;
import org.symbolon.flow.QuietLog;
import org.symbolon.flow.Transactions;
import org.symbolon.key.KeyRing;
import org.symbolon.limit.AddressLedger;
import org.symbolon.limit.SessionLedger;
import org.symbolon.mail.MailDispatcher;
import org.symbolon.mail.MailTexts;
import org.symbolon.mail.Mailer;
import org.symbolon.mail.Outbox;
import org.symbolon.manage.Accounts;
import org.symbolon.password.AcceptedHashes;
import org.symbolon.password.AdmissionGate;
import org.symbolon.password.Argon2idHasher;
import org.symbolon.password.ForeignFormat;
import org.symbolon.password.PasswordHasher;
import org.symbolon.password.PasswordPolicy;
import org.symbolon.policy.Policy;
import org.symbolon.registration.Registration;
import org.symbolon.reset.PasswordReset;
import org.symbolon.session.Sessions;
import org.symbolon.store.Store;
import org.symbolon.store.memory.InMemoryStore;
import org.symbolon.token.TokenIssuer;
import org.symbolon.token.TokenKeys;

/** Collects what {@link Symbolon} is made of. Site, keys and mailer are required, all else has a safe default. */
public final class Builder {
    private static final QuietLog LOG = new QuietLog(System.getLogger("org.symbolon"));

    private final SecureRandom random = new SecureRandom();
    private @Nullable Site site;
    private @Nullable KeyRing keys;
    private @Nullable Mailer mailer;
    private @Nullable Store store;
    private @Nullable String unsubscribeAt;
    private final List<ForeignFormat> foreign = new ArrayList<>();
    private PasswordPolicy passwords = PasswordPolicy.DEFAULT;
    private Policy policy = Policy.DEFAULT;
    private Clock clock = Clock.systemUTC();
    private SymbolonListener listener = SymbolonListener.NONE;
    private MailTexts texts = MailTexts.DEFAULT;
    private Duration purgeEvery = Duration.ofMinutes(1);
    private TokenKeys tokenKeys = TokenKeys.hs256();
    private UnaryOperator<PasswordHasher> hashing = UnaryOperator.identity();

    Builder() {}

    /** Required: the name in mails, and the base of links, issuer and audience. */
    public Builder site(Site value) {
        site = Objects.requireNonNull(value, "site");
        return this;
    }

    /** Required: the secrets that codes, tokens and peppers are derived from. */
    public Builder keys(KeyRing value) {
        keys = Objects.requireNonNull(value, "keys");
        return this;
    }

    /** Required: who sends mail. */
    public Builder mailer(Mailer value) {
        mailer = Objects.requireNonNull(value, "mailer");
        return this;
    }

    /** What mails say, in which languages. */
    public Builder texts(MailTexts value) {
        texts = Objects.requireNonNull(value, "texts");
        return this;
    }

    /** Where everything is kept; without one, in memory, until the process ends. */
    public Builder store(Store value) {
        store = Objects.requireNonNull(value, "store");
        return this;
    }

    /** What a new password must be like. */
    public Builder passwords(PasswordPolicy value) {
        passwords = Objects.requireNonNull(value, "passwords");
        return this;
    }

    /**
     * Lets accounts of another system in by the hashes that it made, which are replaced by ours when their owners sign
     * in. Each format makes every failed login cost one hash more, so leave it out again once nobody is under it. May
     * be called repeatedly.
     */
    public Builder acceptForeign(ForeignFormat... formats) {
        foreign.addAll(List.of(formats));
        return this;
    }

    /** How long things live and how often they may be tried. */
    public Builder policy(Policy value) {
        policy = Objects.requireNonNull(value, "policy");
        return this;
    }

    /**
     * What access tokens are signed with; without it the key ring signs them, and this application alone checks them.
     */
    public Builder tokenKeys(TokenKeys value) {
        tokenKeys = Objects.requireNonNull(value, "tokenKeys");
        return this;
    }

    /** What time it is; read in whole milliseconds, so that no store rounds. */
    public Builder clock(Clock value) {
        clock = Objects.requireNonNull(value, "clock");
        return this;
    }

    /** Who hears of every security event; several are chained by {@link SymbolonListener#andThen}. */
    public Builder listener(SymbolonListener value) {
        listener = Objects.requireNonNull(value, "listener");
        return this;
    }

    /**
     * Where the links of newsletters lead: a page of the host's that hands the last segment of its path to
     * {@code accounts().unsubscribe(…)}. Needed by {@code accounts().unsubscribeHeaders(…)} alone.
     *
     * @param url such as {@code https://video.example/unsubscribe}: {@code https} ({@code http} only where the site's
     *     own address is), without user, query or fragment, up to 800 of {@code A-Z a-z 0-9 / . _ ~ % -}; a token is
     *     put after it as one more segment of the path
     */
    public Builder unsubscribeAt(String url) {
        unsubscribeAt = Objects.requireNonNull(url, "url");
        return this;
    }

    /** Lets tests of this package watch every hash that is made. */
    Builder hashing(UnaryOperator<PasswordHasher> around) {
        hashing = around;
        return this;
    }

    /** Lets tests of this package wait for less. */
    Builder purgeEvery(Duration value) {
        purgeEvery = value;
        return this;
    }

    /**
     * Starts sending mail and opens the front door.
     *
     * @throws IllegalStateException where something required is missing, with what to add
     * @throws IllegalArgumentException where the address for unsubscribing is not as said, or a signing key has the
     *     name of a key of the ring
     */
    public Symbolon build() {
        var builtSite = required(site, ".site(Site.of(\"Example Video\", \"https://video.example\"))");
        var builtKeys = required(keys, ".keys(KeyRing.of(\"k1\", secret)) with a secret of 32 random bytes or more");
        var builtMailer =
                required(mailer, ".mailer(SmtpMailer.to(\"smtp://127.0.0.1:2525\", \"no-reply@video.example\"))");
        var endpoint = UnsubscribeEndpoint.of(unsubscribeAt, builtSite);
        return wire(builtSite, builtKeys, builtMailer, store == null ? forgetful() : store, endpoint);
    }

    private static <T> T required(@Nullable T part, String howToAdd) {
        if (part == null) {
            throw new IllegalStateException("Symbolon cannot be built yet. Add " + howToAdd);
        }
        return part;
    }

    private static Store forgetful() {
        LOG.write(
                Level.WARNING,
                "Accounts are kept in memory: nothing survives a restart. Give the builder a store,"
                        + " or .store(new InMemoryStore()) where that is meant.");
        return new InMemoryStore();
    }

    private Symbolon wire(Site site, KeyRing keys, Mailer mailer, Store store, @Nullable URI unsubscribeEndpoint) {
        var ticking = Clock.tick(clock, Duration.ofMillis(1));
        var codes = new Codes(keys);
        var tokens = new TokenIssuer(keys, tokenKeys, site, policy, random);
        var dispatcher = new MailDispatcher(store, mailer, texts, codes, keys, site, ticking, random);
        var announcer = new Announcer(listener);
        var transactions = new Transactions(store, announcer, dispatcher::wake, random);
        var ledger = new AddressLedger(keys, policy);
        var flows = new Flows(codes, ledger, keys, policy, random);
        var notices = new Notices(flows, ledger);
        var guesses = new Guesses(transactions, codes, keys, ticking);
        var hashes = new AcceptedHashes(keys, foreign);
        var gate = new AdmissionGate(
                hashes.permitsForThisMachine(), AdmissionGate.LONGEST_WAIT, () -> hashing.apply(hashes.hasher(random)));
        dispatcher.start();
        return new Symbolon(
                new Registration(
                        transactions,
                        flows,
                        guesses,
                        tokens,
                        passwords,
                        gate,
                        () -> Argon2idHasher.decoyHash(keys, random),
                        ticking,
                        random),
                new PasswordReset(transactions, flows, guesses, tokens, passwords, gate, policy, ticking),
                new Sessions(transactions, notices, tokens, gate, policy, ticking),
                new Accounts(
                        transactions,
                        hashes,
                        notices,
                        new SessionLedger(keys),
                        tokens,
                        passwords,
                        gate,
                        unsubscribeEndpoint,
                        ticking,
                        random),
                new Outbox(transactions),
                tokens.jwks(),
                new Settings(site, policy, passwords, ticking),
                transactions,
                dispatcher,
                new Background(new Purge(transactions, ticking), purgeEvery),
                announcer);
    }
}
