package org.symbolon;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.symbolon.account.AccountId;
import org.symbolon.account.Authenticated;
import org.symbolon.account.Client;
import org.symbolon.account.DeviceToken;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Handle;
import org.symbolon.account.Password;
import org.symbolon.account.PasswordHash;
import org.symbolon.account.Site;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.key.KeyRing;
import org.symbolon.manage.Deletion;
import org.symbolon.manage.PasswordChange;
import org.symbolon.password.PasswordHasher;
import org.symbolon.registration.RegistrationRequest;
import org.symbolon.registration.RegistrationStart;
import org.symbolon.registration.RegistrationVerify;
import org.symbolon.reset.ResetComplete;
import org.symbolon.reset.ResetRequest;
import org.symbolon.reset.ResetStart;
import org.symbolon.session.Login;
import org.symbolon.session.Refresh;
import org.symbolon.store.Store;
import org.symbolon.store.memory.InMemoryStore;
import org.symbolon.testkit.ManualClock;
import org.symbolon.testkit.RecordingMailer;
import org.symbolon.token.SessionTokens;
import org.symbolon.token.UnsubscribeToken;

/**
 * A whole Symbolon, over memory unless told otherwise, of which a test sees every mail, event, verb and hash, and whose
 * time it moves.
 */
final class World implements AutoCloseable {
    static final Client CLIENT = Client.unknown();
    static final String PASSWORD = "Correct-Horse-7-Battery";
    static final String OTHER_PASSWORD = "Another-Staple-8-Lamp";
    static final Site SITE = Site.of("Example Video", "https://video.example");

    final ManualClock clock = ManualClock.at(Instant.parse("2026-03-01T10:00:00Z"));
    final RecordingMailer mailer = new RecordingMailer(Duration.ofSeconds(20));
    final WatchedStore store;
    final AtomicInteger hashes = new AtomicInteger();
    private final List<SymbolonEvent> events = new CopyOnWriteArrayList<>();
    private final Map<EmailAddress, DeviceToken> devices = new ConcurrentHashMap<>();
    final Symbolon symbolon;

    /** Runs after each password was compared, before the answer is known to the step. */
    volatile Runnable afterVerify = () -> {};

    World() {
        this(UnaryOperator.identity());
    }

    World(UnaryOperator<Builder> changes) {
        this(new InMemoryStore(), changes);
    }

    World(Store store, UnaryOperator<Builder> changes) {
        this.store = new WatchedStore(store);
        var builder = Symbolon.builder()
                .site(SITE)
                .keys(keys())
                .mailer(mailer)
                .store(this.store)
                .clock(clock)
                .listener(events::add)
                .unsubscribeAt("https://video.example/unsubscribe")
                .hashing(CountingHasher::new);
        symbolon = changes.apply(builder).build();
    }

    static World over(Store store) {
        return new World(store, UnaryOperator.identity());
    }

    static KeyRing keys() {
        return KeyRing.of("k1", keySecret());
    }

    static byte[] keySecret() {
        return "an example secret of 32 bytes ok".getBytes(StandardCharsets.US_ASCII);
    }

    static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow();
    }

    RegistrationStart start(String address, String password) {
        var request = RegistrationRequest.of(address(address), Password.of(password));
        return symbolon.registration().start(request, CLIENT);
    }

    /** A registration whose mail has arrived. */
    Handle started(String address, String password) {
        int before = mailer.mails().size();
        var started = start(address, password).orElseThrow();
        arrived(started.label(), before);
        return started.handle();
    }

    /**
     * Waits for the mail of a flow, so that it is not taken for that of a later one.
     *
     * @param before how many mails had come before it began, one of which may have the same label
     */
    private void arrived(String label, int before) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (mailer.mails().stream()
                .skip(before)
                .noneMatch(mail -> mail.subject().endsWith("(" + label + ")"))) {
            if (System.nanoTime() > end) {
                throw new AssertionError("No mail arrived with the label " + label);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    RegistrationVerify verify(Handle handle, String text) {
        return symbolon.registration().verify(handle, text, CLIENT);
    }

    /** Registers and verifies; the mail of it is forgotten again. */
    RegistrationVerify.Verified register(String address) {
        return register(address, PASSWORD);
    }

    RegistrationVerify.Verified register(String address, String password) {
        var handle = started(address, password);
        var verified = verify(handle, mailer.codeFor(address)).orElseThrow();
        devices.put(address(address), verified.deviceToken());
        mailer.clear();
        return verified;
    }

    ResetStart startReset(String address) {
        return symbolon.passwordReset().start(ResetRequest.of(address(address)), CLIENT);
    }

    /** A reset whose mail has arrived. */
    Handle resetting(String address) {
        int before = mailer.mails().size();
        var started = startReset(address).orElseThrow();
        arrived(started.label(), before);
        return started.handle();
    }

    /** A reset whose code was typed already. */
    Handle proven(String address) {
        mailer.clear();
        var handle = resetting(address);
        symbolon.passwordReset().verify(handle, mailer.codeFor(address), CLIENT).orElseThrow();
        return handle;
    }

    ResetComplete complete(Handle handle, String password) {
        return symbolon.passwordReset().complete(handle, Password.of(password), CLIENT);
    }

    /** A login on the device that registered the address, where one did here. */
    Login login(String address, String password) {
        var device = devices.get(address(address));
        return login(address, password, device == null ? CLIENT : CLIENT.withDevice(device));
    }

    Login login(String address, String password, Client client) {
        return symbolon.sessions().login(address(address), Password.of(password), client);
    }

    Refresh refresh(SessionTokens tokens) {
        return symbolon.sessions().refresh(tokens.refreshToken(), CLIENT);
    }

    boolean isAlive(SessionTokens tokens) {
        return symbolon.sessions().authenticate(tokens.accessToken()).match(valid -> true, refused -> false);
    }

    Authenticated authenticated(SessionTokens tokens) {
        return symbolon.sessions().authenticate(tokens.accessToken()).orElseThrow();
    }

    /** What the newsletters of the account carry. */
    UnsubscribeToken unsubscribeToken(AccountId account) {
        var link = symbolon.accounts()
                .unsubscribeHeaders(account)
                .values()
                .iterator()
                .next();
        return UnsubscribeToken.of(link.substring(link.lastIndexOf('/') + 1, link.length() - 1));
    }

    PasswordChange change(SessionTokens tokens, String current, String next) {
        return change(authenticated(tokens), current, next);
    }

    PasswordChange change(Authenticated owner, String current, String next) {
        return symbolon.accounts().changePassword(owner, Password.of(current), Password.of(next), CLIENT);
    }

    Deletion delete(SessionTokens tokens, String password) {
        return delete(authenticated(tokens), password);
    }

    Deletion delete(Authenticated owner, String password) {
        return symbolon.accounts().delete(owner, Password.of(password), CLIENT);
    }

    /** The kinds of all events so far. */
    List<String> eventNames() {
        return events().stream().map(event -> event.getClass().getSimpleName()).toList();
    }

    void pass(Duration time) {
        clock.advance(time);
    }

    /** What the listener has heard so far, which is all that happened. */
    List<SymbolonEvent> events() {
        symbolon.awaitListener();
        return events;
    }

    <E extends SymbolonEvent> List<E> told(Class<E> kind) {
        return events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** A code that is certainly not the one given. */
    static String wrong(String code) {
        return (code.charAt(0) == '0' ? '1' : '0') + code.substring(1);
    }

    @Override
    public void close() {
        symbolon.close();
    }

    private final class CountingHasher implements PasswordHasher {
        private final PasswordHasher hasher;

        CountingHasher(PasswordHasher hasher) {
            this.hasher = hasher;
        }

        @Override
        public PasswordHash hash(Password password) {
            hashes.incrementAndGet();
            return hasher.hash(password);
        }

        @Override
        public boolean verify(Password password, PasswordHash hash) {
            hashes.incrementAndGet();
            boolean fits = hasher.verify(password, hash);
            afterVerify.run();
            return fits;
        }

        @Override
        public void verifyDecoy(Password password) {
            hashes.incrementAndGet();
            hasher.verifyDecoy(password);
        }

        @Override
        public boolean isOutdated(PasswordHash hash) {
            return hasher.isOutdated(hash);
        }
    }
}
