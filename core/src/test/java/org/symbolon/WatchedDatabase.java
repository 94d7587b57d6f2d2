package org.symbolon;

import static org.symbolon.World.CLIENT;
import static org.symbolon.World.PASSWORD;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.symbolon.account.AccountId;
import org.symbolon.account.Handle;
import org.symbolon.account.SessionId;
import org.symbolon.event.SymbolonListener;
import org.symbolon.flow.Purge;
import org.symbolon.flow.Transactions;
import org.symbolon.store.MailId;
import org.symbolon.store.MailKind;
import org.symbolon.store.OutboxMail;
import org.symbolon.store.Recipient;
import org.symbolon.store.Store;
import org.symbolon.store.jdbc.Database;
import org.symbolon.store.jdbc.JdbcStore;
import org.symbolon.store.jdbc.RecordingSource;
import org.symbolon.store.jdbc.RecordingSource.Recorded;
import org.symbolon.token.SessionTokens;

/** A whole Symbolon over one database, of which the statements of the calling thread are seen. */
final class WatchedDatabase implements AutoCloseable {
    static final String MIKA = "mika@example.org";
    static final String NOOR = "noor@example.org";
    private static final String UNKNOWN_KEY = "k2";

    private final RecordingSource recording;
    private final Store store;
    final World world;

    WatchedDatabase(Database database) throws SQLException {
        recording = new RecordingSource(database.fresh());
        store = JdbcStore.on(recording.source());
        world = new World(builder -> builder.store(store).acceptForeign(AdmitTest.FORMAT));
    }

    /**
     * What came of a step.
     *
     * @param answer its kind
     * @param statements the texts of those that it needed
     */
    record Seen(String answer, List<String> statements) {}

    Seen see(CountedStep step) {
        var ready = step.ready(this);
        recording.taken();
        var answer = ready.get().getClass().getSimpleName();
        return new Seen(answer, recording.taken().stream().map(Recorded::text).toList());
    }

    /** Registers, and so signs in. */
    SessionTokens signedIn() {
        return world.register(MIKA).tokens();
    }

    /** An account that nobody may sign in to. */
    AccountId suspended() {
        var id = world.authenticated(signedIn()).accountId();
        world.symbolon.accounts().suspend(id);
        return id;
    }

    /** Signs in once more. */
    SessionId another() {
        var in = world.login(MIKA, PASSWORD).orElseThrow();
        return world.authenticated(in.tokens()).sessionId();
    }

    /** Registers, and wants the newsletter. */
    AccountId subscribed() {
        var owner = world.authenticated(signedIn());
        world.symbolon.accounts().subscribe(owner, "2026-03", CLIENT).orElseThrow();
        return owner.accountId();
    }

    /** A registration that is a minute old, so that a new code may be asked for. */
    Handle registering(String address) {
        var handle = world.started(address, PASSWORD);
        world.pass(Duration.ofMinutes(1));
        return handle;
    }

    /** A reset that is a minute old. */
    Handle resetting(String address) {
        var handle = world.resetting(address);
        world.pass(Duration.ofMinutes(1));
        return handle;
    }

    Supplier<Object> registration(Handle handle, String code) {
        return () -> world.verify(handle, code);
    }

    Supplier<Object> reset(Handle handle, String code) {
        return () -> world.symbolon.passwordReset().verify(handle, code, CLIENT);
    }

    Supplier<Object> authenticating(SessionTokens tokens) {
        return () -> world.symbolon.sessions().authenticate(tokens.accessToken());
    }

    Supplier<Object> refreshing(SessionTokens tokens) {
        return () -> world.refresh(tokens);
    }

    /** Uses up what an address may be mailed. */
    void exhaust(String address) {
        boolean granted;
        do {
            granted = world.startReset(address).match(started -> true, tooMany -> false);
        } while (granted);
    }

    /** A mail that nobody sends, since the dispatcher does not know of its key. */
    void leaveMail() {
        var mail = new OutboxMail(
                new MailId("1"),
                MailKind.NONE,
                new Recipient(World.address(NOOR), Locale.ENGLISH),
                null,
                UNKNOWN_KEY,
                world.clock.instant(),
                world.clock.instant().plusSeconds(60));
        store.transact(unit -> {
            unit.outbox().insert(mail);
            return mail;
        });
    }

    /** Instead of an answer. */
    record Nothing() {}

    /** The next mail of that key, if there is one. */
    Object lease() {
        var now = world.clock.instant();
        return store.transact(unit -> unit.outbox().lease(Set.of(UNKNOWN_KEY), now, now.plusSeconds(90)))
                .<Object>map(mail -> mail)
                .orElseGet(Nothing::new);
    }

    /** One round of the purge. */
    Object purge() {
        var purge = new Purge(
                new Transactions(store, SymbolonListener.NONE, () -> {}, new SplittableRandom()), world.clock);
        purge.run();
        return purge;
    }

    @Override
    public void close() {
        world.close();
    }
}
