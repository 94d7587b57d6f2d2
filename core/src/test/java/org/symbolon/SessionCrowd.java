package org.symbolon;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.symbolon.SessionCall.Answer;
import org.symbolon.SessionCall.Kind;
import org.symbolon.account.Authenticated;
import org.symbolon.account.Client;
import org.symbolon.account.Password;
import org.symbolon.account.PasswordHash;
import org.symbolon.password.PasswordHasher;
import org.symbolon.policy.Policy;
import org.symbolon.session.Authenticate;
import org.symbolon.session.Login;
import org.symbolon.session.Sessions;
import org.symbolon.store.Store;
import org.symbolon.store.StoreUnavailableException;
import org.symbolon.token.RefreshToken;
import org.symbolon.token.SessionTokens;

/** Sixty-four clients who share some accounts and do with their sessions whatever comes to mind, every call noted. */
final class SessionCrowd implements AutoCloseable {
    private static final int CLIENTS = 64;
    private static final int ACCOUNTS = 40;
    private static final int SESSIONS = 3 * ACCOUNTS;

    /** How many of the sessions that ended last are tried again. */
    private static final int REMEMBERED = 1024;

    private final SteadyClock clock;
    private final Symbolon symbolon;
    private final Sessions sessions;
    private final AtomicInteger logins = new AtomicInteger();
    private final AtomicReferenceArray<HeldSession> held = new AtomicReferenceArray<>(SESSIONS);
    private final AtomicInteger drops = new AtomicInteger();
    private final AtomicReferenceArray<HeldSession> dropped = new AtomicReferenceArray<>(REMEMBERED);
    private final SessionClient host = new SessionClient(CLIENTS);

    /** Over an empty store, with every session begun. */
    SessionCrowd(Store store, SteadyClock clock) {
        this.clock = clock;
        this.symbolon = Symbolon.builder()
                .site(World.SITE)
                .keys(World.keys())
                .mailer(mail -> {})
                .store(store)
                .clock(clock)
                .policy(Policy.DEFAULT.withMailOfNewDevices(false))
                .acceptForeign(AdmitTest.FORMAT)
                .hashing(CheapHasher::new)
                .build();
        this.sessions = symbolon.sessions();
        for (int account = 0; account < ACCOUNTS; account++) {
            symbolon.accounts()
                    .admit(World.address(address(account)), AdmitTest.HASH)
                    .orElseThrow();
        }
        for (int slot = 0; slot < SESSIONS; slot++) {
            while (held.get(slot) == null) {
                host.login(slot);
            }
        }
    }

    private static String address(int account) {
        return "account" + account + "@example.org";
    }

    /** What became of them in that time; ends once the calls that are then under way are answered. */
    SessionHistory run(Duration time) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + time.toNanos();
        var threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            var running = new ArrayList<Future<List<SessionCall>>>();
            for (int number = 0; number < CLIENTS; number++) {
                var client = new SessionClient(number);
                running.add(threads.submit(() -> client.actUntil(end)));
            }
            var calls = new ArrayList<>(host.calls);
            for (var client : running) {
                calls.addAll(client.get());
            }
            return new SessionHistory(calls, Policy.DEFAULT.livenessBound());
        } finally {
            threads.shutdownNow();
        }
    }

    @Override
    public void close() {
        symbolon.close();
    }

    /** Keeps imported hashes as they are, so that a login costs two milliseconds. */
    private record CheapHasher(PasswordHasher hasher) implements PasswordHasher {
        @Override
        public PasswordHash hash(Password password) {
            return hasher.hash(password);
        }

        @Override
        public boolean verify(Password password, PasswordHash hash) {
            return hasher.verify(password, hash);
        }

        @Override
        public void verifyDecoy(Password password) {
            hasher.verifyDecoy(password);
        }

        @Override
        public boolean isOutdated(PasswordHash hash) {
            return false;
        }
    }

    private record Outcome(Answer answer, String gave) {
        static final Outcome REFUSED = new Outcome(Answer.REFUSED, "");

        static Outcome worked(String gave) {
            return new Outcome(Answer.WORKED, gave);
        }
    }

    private static String digest(RefreshToken token) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            byte[] digest = sha256.digest(token.reveal().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** One thread. */
    private final class SessionClient {
        private final Random random;
        private final List<SessionCall> calls = new ArrayList<>();

        SessionClient(int number) {
            this.random = new Random(number);
        }

        List<SessionCall> actUntil(long end) {
            while (System.nanoTime() < end) {
                var old = dropped.get(random.nextInt(1 + Math.min(drops.get(), REMEMBERED - 1)));
                if (old != null && random.nextInt(6) == 0) {
                    tryAgain(old);
                } else {
                    int slot = anySlot();
                    useUnlessDropped(slot, held.get(slot));
                }
            }
            return calls;
        }

        /** While somebody signs in anew, nobody else gets more than a refusal. */
        private void useUnlessDropped(int slot, HeldSession session) {
            if (!session.isDropped()) {
                use(slot, session);
            }
        }

        /** The first ones by far more often than the last ones, so that some are in many hands and some left alone. */
        private int anySlot() {
            return random.nextInt(1 + random.nextInt(SESSIONS));
        }

        private void tryAgain(HeldSession old) {
            switch (random.nextInt(4)) {
                case 0 -> refresh(old, old.newest());
                case 1 -> resume(old, old.newest());
                default -> authenticate(old);
            }
        }

        private void use(int slot, HeldSession session) {
            int chance = random.nextInt(1000);
            boolean over = false;
            if (chance < 450) {
                over = refresh(session, session.newest());
            } else if (chance < 490) {
                over = refresh(session, session.former());
            } else if (chance < 493) {
                over = refresh(session, session.older());
            } else if (chance < 600) {
                resume(session, session.newest());
            } else if (chance < 635) {
                resume(session, session.former());
            } else if (chance < 650) {
                resume(session, session.older());
            } else if (chance < 980) {
                authenticate(session);
            } else {
                over = logout(session, chance >= 998 ? Kind.LOGOUT_EVERYWHERE : Kind.LOGOUT);
            }
            if (over && session.drop()) {
                replace(slot, session);
            }
        }

        private void replace(int slot, HeldSession session) {
            dropped.set(Math.floorMod(drops.getAndIncrement(), REMEMBERED), session);
            while (held.get(slot) == session) {
                login(slot);
            }
        }

        /** Begins a new session in the place, unless the answer is another. */
        void login(int slot) {
            int account = slot % ACCOUNTS;
            long began = clock.nanos();
            var tokens = new ArrayList<SessionTokens>();
            var outcome = attempt(() -> {
                var answer =
                        sessions.login(World.address(address(account)), Password.of(World.PASSWORD), Client.unknown());
                if (answer instanceof Login.LoggedIn in) {
                    tokens.add(in.tokens());
                    return Outcome.worked(digest(in.tokens().refreshToken()));
                }
                return Outcome.REFUSED;
            });
            int number = tokens.isEmpty() ? SessionCall.NONE : logins.getAndIncrement();
            add(Kind.LOGIN, number, account, "", outcome, Long.MAX_VALUE, began);
            tokens.forEach(first -> held.set(slot, new HeldSession(number, account, first)));
        }

        /** Whether it was refused. */
        private boolean refresh(HeldSession session, RefreshToken token) {
            var answer = note(
                    Kind.REFRESH,
                    session,
                    digest(token),
                    Long.MAX_VALUE,
                    () -> sessions.refresh(token, Client.unknown())
                            .match(
                                    refreshed -> {
                                        session.learn(token, refreshed.tokens());
                                        return Outcome.worked(
                                                digest(refreshed.tokens().refreshToken()));
                                    },
                                    refused -> Outcome.REFUSED));
            return answer == Answer.REFUSED;
        }

        private void resume(HeldSession session, RefreshToken token) {
            note(Kind.RESUME, session, digest(token), Long.MAX_VALUE, () -> learned(session, sessions.resume(token)));
        }

        private void authenticate(HeldSession session) {
            var access = session.access();
            note(
                    Kind.AUTHENTICATE,
                    session,
                    "",
                    clock.nanosAt(access.expiresAt()),
                    () -> learned(session, sessions.authenticate(access.token())));
        }

        private Outcome learned(HeldSession session, Authenticate answer) {
            return answer.match(
                    valid -> {
                        session.learn(valid.authenticated());
                        return Outcome.worked(valid.authenticated().accountId() + "/"
                                + valid.authenticated().sessionId().value());
                    },
                    refused -> Outcome.REFUSED);
        }

        /** Whether it was signed out, which takes to have been told who it is. */
        private boolean logout(HeldSession session, Kind kind) {
            var owner = session.owner();
            if (owner == null) {
                authenticate(session);
                return false;
            }
            return note(kind, session, "", Long.MAX_VALUE, () -> loggedOut(owner, kind)) != Answer.UNKNOWN;
        }

        private Outcome loggedOut(Authenticated owner, Kind kind) {
            if (kind == Kind.LOGOUT_EVERYWHERE) {
                return sessions.logoutEverywhere(owner) ? Outcome.worked("") : Outcome.REFUSED;
            }
            sessions.logout(owner);
            return Outcome.worked("");
        }

        private Answer note(Kind kind, HeldSession session, String presented, long expires, Supplier<Outcome> call) {
            long began = clock.nanos();
            var outcome = attempt(call);
            add(kind, session.number, session.account, presented, outcome, expires, began);
            return outcome.answer();
        }

        private Outcome attempt(Supplier<Outcome> call) {
            try {
                return call.get();
            } catch (StoreUnavailableException down) {
                return new Outcome(Answer.UNKNOWN, "");
            } catch (RuntimeException bug) {
                return new Outcome(Answer.BROKE, bug.toString());
            }
        }

        private void add(
                Kind kind, int session, int account, String presented, Outcome outcome, long expires, long began) {
            calls.add(new SessionCall(
                    kind,
                    session,
                    account,
                    presented,
                    outcome.answer(),
                    outcome.gave(),
                    expires,
                    began,
                    clock.nanos()));
        }
    }
}
