package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.World.OTHER_PASSWORD;
import static org.symbolon.World.PASSWORD;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.symbolon.account.AccountId;
import org.symbolon.account.Authenticated;
import org.symbolon.account.Client;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Handle;
import org.symbolon.account.Password;
import org.symbolon.account.PasswordHash;
import org.symbolon.account.Purpose;
import org.symbolon.code.Codes;
import org.symbolon.code.Passes;
import org.symbolon.event.LoggingListener;
import org.symbolon.mail.Mail;
import org.symbolon.mail.Mailer;
import org.symbolon.manage.Deletion;
import org.symbolon.manage.PasswordChange;
import org.symbolon.password.ForeignFormat;
import org.symbolon.registration.RegistrationRequest;
import org.symbolon.reset.ResetRequest;
import org.symbolon.session.Authenticate;
import org.symbolon.session.Login;
import org.symbolon.session.Refresh;
import org.symbolon.store.StoreUnavailableException;
import org.symbolon.store.memory.InMemoryStore;
import org.symbolon.token.AccessToken;
import org.symbolon.token.RefreshToken;
import org.symbolon.token.SessionTokens;
import org.symbolon.token.SigningKey;
import org.symbolon.token.TokenKeys;
import org.symbolon.token.UnsubscribeToken;

/**
 * S19: no secret of any step, whether it succeeds, fails or finds something down, is in a log at its finest level, an
 * event, an exception or anything's {@code toString}.
 */
class SecretsNeverShowTest {
    private static final String OWNER = "mika@example.org";
    private static final String TYPED_BY_MISTAKE = "Canary-Password-Of-A-Typo-1";
    private static final String IMPORTED = "Sésame-Ouvre-7";
    private static final String IMPORTED_HASH = "$2y$04$xnjBlfowKD2G8OtQuRDsQ.jN/OtyHwjWXWOezTsTJ0h9nORs1fKWu";
    private static final String WEAK = "canary-weak-password";
    private static final List<String> VERBS = List.of(
            "ledger.charge",
            "accounts.find",
            "flows.insert",
            "outbox.insert",
            "flows.reissue",
            "flows.countAttempt",
            "flows.finish",
            "accounts.insert",
            "sessions.insert",
            "sessions.rotate",
            "sessions.replay",
            "sessions.findLive",
            "flows.prove",
            "flows.find",
            "flows.redeem",
            "accounts.changePassword",
            "sessions.delete",
            "consents.append",
            "consents.latest",
            "consents.subscribers",
            "consents.history",
            "accounts.raiseVersion",
            "accounts.suspend",
            "accounts.reinstate",
            "accounts.delete",
            "flows.deleteTo",
            "outbox.deleteTo",
            "outbox.status",
            "outbox.abandoned");

    private static final String SIGNING_SCALAR = "ozZwt2_Qz-T7ojiQLV4IBhUW_T2dB8fw-l59VE247_E";

    /** The example key of a test, as openssl writes it without its public part. */
    private static final SigningKey SIGNING = SigningKey.fromPem("""
            -----BEGIN PRIVATE KEY-----
            MEECAQAwEwYHKoZIzj0CAQYIKoZIzj0DAQcEJzAlAgEBBCCjNnC3b9DP5PuiOJAt
            XggGFRb9PZ0Hx/D6Xn1UTbjv8Q==
            -----END PRIVATE KEY-----
            """);

    private final CapturedLog log = new CapturedLog();
    private final Canaries secrets = new Canaries();
    private final List<String> shown = new CopyOnWriteArrayList<>();
    private final TalkativeMailer mailer = new TalkativeMailer();
    private final InMemoryStore store = new InMemoryStore();
    private final WatchedStore watched = new WatchedStore(store);
    private final Codes codes = new Codes(World.keys());
    private final World world = new World(builder -> builder.mailer(mailer)
            .acceptForeign(ForeignFormat.bcrypt(4))
            .store(watched)
            .tokenKeys(TokenKeys.es256(SIGNING))
            .purgeEvery(Duration.ofMillis(20))
            .listener(LoggingListener.standard().andThen(event -> {
                shown.add(event.toString());
                throw new IllegalStateException("a listener that quotes " + String.join(", ", mailer.texts));
            })));
    private Client client = Client.at(InetAddress.getLoopbackAddress()).withUserAgent("Lynx");

    /** Quotes every mail in what it throws, codes and all. */
    private static final class TalkativeMailer implements Mailer {
        private final List<String> texts = new CopyOnWriteArrayList<>();
        private volatile boolean down;

        @Override
        public void send(Mail mail) throws IOException {
            texts.add(mail.text());
            if (down && texts.size() % 2 == 0) {
                throw new IllegalStateException("Cannot send " + mail.text(), new IOException(mail.html()));
            }
            if (down) {
                throw new IOException("Cannot send " + mail.subject() + mail.text());
            }
        }
    }

    @AfterEach
    void close() {
        world.close();
        log.close();
    }

    /** Takes a step, and notes whatever of it can be seen. */
    private <T> T show(Supplier<T> step) {
        var answer = step.get();
        shown.add(String.valueOf(answer));
        return answer;
    }

    private Handle noted(Handle handle) {
        secrets.handle(handle);
        shown.add(handle + " " + handle.digest());
        for (var purpose : Purpose.values()) {
            secrets.code(codes.print("k1", handle.digest(), purpose, 1));
            secrets.code(codes.print("k1", handle.digest(), purpose, 2));
        }
        return handle;
    }

    private SessionTokens noted(SessionTokens tokens) {
        secrets.tokens(tokens);
        shown.add(tokens.toString());
        return tokens;
    }

    private String code(Handle handle) {
        return codes.print("k1", handle.digest(), Purpose.REGISTRATION, 1);
    }

    private String resetCode(Handle handle) {
        return codes.print("k1", handle.digest(), Purpose.PASSWORD_RESET, 1);
    }

    private static EmailAddress address(String text) {
        return World.address(text);
    }

    private Handle starting(String address, String password) {
        var request = RegistrationRequest.of(address(address), Password.of(password));
        shown.add(request + " " + request.password());
        return show(() -> world.symbolon.registration().start(request, client))
                .match(
                        started -> noted(started.handle()),
                        weak -> Handle.of(""),
                        limited -> Handle.of(""),
                        busy -> Handle.of(""));
    }

    private Handle resetting(String address) {
        return show(() -> world.symbolon.passwordReset().start(ResetRequest.of(address(address)), client))
                .match(started -> noted(started.handle()), limited -> Handle.of(""));
    }

    private Login login(String address, String password) {
        return show(() -> world.symbolon.sessions().login(address(address), Password.of(password), client));
    }

    private Refresh refresh(RefreshToken token) {
        return show(() -> world.symbolon.sessions().refresh(token, client));
    }

    private void registration() {
        var registration = world.symbolon.registration();
        starting(OWNER, WEAK);
        var handle = starting(OWNER, PASSWORD);
        show(() -> registration.resend(handle, client));
        world.pass(Duration.ofMinutes(1));
        show(() -> registration.resend(handle, client));
        show(() -> registration.verify(handle, World.wrong(code(handle)), client));
        show(() -> registration.verify(handle, TYPED_BY_MISTAKE, client));
        show(() -> registration.verify(handle, code(handle), client))
                .match(
                        verified -> {
                            secrets.text("device token", verified.deviceToken().reveal());
                            client = client.withDevice(verified.deviceToken());
                            shown.add(client + " " + verified.deviceToken());
                            return noted(verified.tokens());
                        },
                        again -> again,
                        wrong -> wrong,
                        closed -> closed,
                        limited -> limited);
        show(() -> registration.verify(handle, code(handle), client));
        starting(OWNER, OTHER_PASSWORD);
        var exhausted = starting("noor@example.org", PASSWORD);
        for (int guess = 0; guess < 6; guess++) {
            show(() -> registration.verify(exhausted, World.wrong(code(exhausted)), client));
        }
    }

    private void sessions() {
        var sessions = world.symbolon.sessions();
        login(OWNER, TYPED_BY_MISTAKE);
        login("nobody@example.org", TYPED_BY_MISTAKE);
        login(OWNER, PASSWORD)
                .match(
                        in -> {
                            secrets.text("device token", in.deviceToken().reveal());
                            return rotated(noted(in.tokens()));
                        },
                        refused -> refused,
                        limited -> limited,
                        busy -> busy);
        show(() -> sessions.authenticate(AccessToken.of("eyJ.canary.token")));
        refresh(RefreshToken.of("canary"));
    }

    private Refresh rotated(SessionTokens first) {
        var sessions = world.symbolon.sessions();
        show(() -> sessions.authenticate(first.accessToken()));
        show(() -> sessions.resume(first.refreshToken()));
        refresh(first.refreshToken()).match(next -> noted(next.tokens()), refused -> first);
        world.pass(Duration.ofMinutes(1));
        return refresh(first.refreshToken());
    }

    /** After the reset, and so under the password that it chose. */
    private void newsletterAndLogout() {
        login(OWNER, OTHER_PASSWORD)
                .match(
                        in -> show(() -> world.symbolon
                                        .sessions()
                                        .authenticate(noted(in.tokens()).accessToken()))
                                .match(this::leave, refused -> refused),
                        refused -> refused,
                        limited -> limited,
                        busy -> busy);
    }

    private Object leave(Authenticate.Valid valid) {
        var owner = valid.authenticated();
        show(() -> world.symbolon.accounts().subscribe(owner, "v1", client));
        show(() -> world.symbolon.accounts().unsubscribe(owner, client));
        unsubscribe(owner.accountId());
        show(() -> world.symbolon.accounts().newsletter(owner));
        show(() -> world.symbolon.accounts().find(owner.accountId()));
        show(() -> world.symbolon.accounts().find(address(OWNER)));
        world.symbolon.sessions().logout(owner);
        world.symbolon.sessions().logoutEverywhere(owner);
        return owner;
    }

    private void unsubscribe(AccountId account) {
        var token = show(() -> world.unsubscribeToken(account));
        secrets.text("unsubscribe token", token.reveal());
        secrets.bytes("unsubscribe token", Base64.getUrlDecoder().decode(token.reveal()));
        show(() -> world.symbolon.accounts().unsubscribe(token, client));
        show(() -> world.symbolon.accounts().unsubscribe(UnsubscribeToken.of(token.reveal() + "A"), client));
        show(() -> world.symbolon.accounts().subscribers(null, 10));
        show(() -> world.symbolon.accounts().consents(account));
    }

    private void reset() {
        var reset = world.symbolon.passwordReset();
        resetting("nobody@example.org");
        var handle = resetting(OWNER);
        show(() -> reset.resend(handle, client));
        show(() -> reset.verify(handle, World.wrong(resetCode(handle)), client));
        show(() -> reset.verify(handle, resetCode(handle), client));
        show(() -> reset.complete(handle, Password.of(WEAK), client));
        show(() -> reset.complete(handle, Password.of(OTHER_PASSWORD), client))
                .match(
                        done -> {
                            secrets.text("device token", done.deviceToken().reveal());
                            return done;
                        },
                        weak -> weak,
                        closed -> closed,
                        busy -> busy);
        show(() -> reset.complete(handle, Password.of(PASSWORD), client));
    }

    private void outbox() {
        show(() -> world.symbolon.outbox().status());
        show(() -> world.symbolon.outbox().abandoned(1000));
    }

    private static Password typed(String text) {
        return Password.of(text);
    }

    private PasswordChange change(Authenticated owner, String current, String next) {
        return show(() -> world.symbolon.accounts().changePassword(owner, typed(current), typed(next), client));
    }

    private Deletion delete(Authenticated owner, String password) {
        return show(() -> world.symbolon.accounts().delete(owner, typed(password), client));
    }

    private Optional<Authenticated> in(String address, String password) {
        return login(address, password)
                .match(
                        in -> Optional.of(world.authenticated(noted(in.tokens()))),
                        refused -> Optional.empty(),
                        limited -> Optional.empty(),
                        busy -> Optional.empty());
    }

    /** The account is registered and deleted here, its password changed to and fro. */
    private void ownersAndOperators() {
        var address = "leaver@example.org";
        var handle = starting(address, PASSWORD);
        world.symbolon.registration().verify(handle, code(handle), client);
        in(address, PASSWORD).ifPresent(owner -> {
            change(owner, TYPED_BY_MISTAKE, OTHER_PASSWORD);
            change(owner, PASSWORD, WEAK);
            change(owner, PASSWORD, OTHER_PASSWORD)
                    .match(
                            changed -> {
                                secrets.text(
                                        "device token", changed.deviceToken().reveal());
                                return noted(changed.tokens());
                            },
                            wrong -> wrong,
                            weak -> weak,
                            signedOut -> signedOut,
                            busy -> busy);
            change(owner, OTHER_PASSWORD, PASSWORD);
            var accounts = world.symbolon.accounts();
            show(() -> accounts.suspend(owner.accountId()));
            show(() -> accounts.reinstate(owner.accountId()));
            show(() -> accounts.signOutEverywhere(owner.accountId()));
        });
        in(address, OTHER_PASSWORD).ifPresent(owner -> {
            for (int guess = 0; guess < 6; guess++) {
                delete(owner, TYPED_BY_MISTAKE);
            }
        });
        in(address, OTHER_PASSWORD).ifPresent(owner -> delete(owner, OTHER_PASSWORD));
        world.symbolon
                .accounts()
                .find(address(address))
                .ifPresent(account -> show(() -> world.symbolon.accounts().deleteWithoutPassword(account.id())));
    }

    private void everyStep() {
        for (Runnable part : List.<Runnable>of(
                this::registration,
                this::sessions,
                this::reset,
                this::newsletterAndLogout,
                this::ownersAndOperators,
                this::outbox)) {
            try {
                part.run();
            } catch (RuntimeException failure) {
                shown.add(CapturedLog.trace(failure));
            }
        }
    }

    private void busySteps() {
        Thread.currentThread().interrupt();
        starting("lin@example.org", PASSWORD);
        login(OWNER, PASSWORD);
        assertThat(Thread.interrupted()).isTrue();
    }

    private void limitedSteps() {
        var limited = address("limited@example.org");
        var pass = new Passes(World.keys()).print("k1", limited, world.clock.instant());
        secrets.text("pass", pass);
        secrets.text("pass", pass.replace("-", ""));
        Stream.generate(limited::text).limit(12).forEach(this::resetting);
        var request = ResetRequest.of(limited).withPass(pass);
        shown.add(request.toString());
        show(() -> world.symbolon.passwordReset().start(request, client))
                .match(started -> noted(started.handle()), refused -> refused);
        Until.holds(() -> mailer.texts.stream().anyMatch(text -> text.contains(pass)));
    }

    /** bcrypt of cost 4, made by PHP; the password is {@code Sésame-Ouvre-7}. */
    private void importedSteps() {
        var imported = address("imported@example.org");
        secrets.text("imported password", IMPORTED);
        secrets.text("imported hash", IMPORTED_HASH);
        secrets.text("imported hash", IMPORTED_HASH.substring(8));
        shown.add(PasswordHash.of(IMPORTED_HASH).toString());
        show(() -> world.symbolon.accounts().admit(imported, PasswordHash.of(IMPORTED_HASH.replace("$04$", "$05$"))));
        show(() -> world.symbolon.accounts().admit(imported, PasswordHash.of(IMPORTED_HASH)));
        login(imported.text(), TYPED_BY_MISTAKE);
        login(imported.text(), IMPORTED)
                .match(in -> noted(in.tokens()), refused -> refused, limited -> limited, busy -> busy);
        show(() -> world.symbolon.accounts().accountsUnder("k1"));
    }

    private void parts() {
        Stream.of(
                        world.symbolon,
                        Symbolon.builder().keys(World.keys()),
                        World.keys(),
                        World.keys().newest(),
                        SIGNING,
                        TokenKeys.es256(SIGNING),
                        codes)
                .forEach(part -> shown.add(part.toString()));
    }

    private void rows() {
        secrets.text("password", PASSWORD);
        secrets.text("other password", OTHER_PASSWORD);
        secrets.text("mistyped password", TYPED_BY_MISTAKE);
        secrets.text("weak password", WEAK);
        secrets.bytes("key", World.keySecret());
        secrets.bytes("signing key", Base64.getUrlDecoder().decode(SIGNING_SCALAR));
        shown.add(world.symbolon.jwks());
        store.transact(unit -> unit.accounts().find(address(OWNER))).ifPresent(account -> {
            shown.add(account.toString());
            secrets.text("password hash", account.hash().reveal());
            var parts = account.hash().reveal().split("\\$", -1);
            secrets.text("password hash", parts[parts.length - 1]);
        });
    }

    private void assertNothingShows() {
        world.symbolon.awaitListener();
        world.close();
        var all = new ArrayList<>(shown);
        all.addAll(log.everything());
        assertThat(all)
                .allSatisfy(line ->
                        assertThat(secrets.foundIn(line)).as(firstWord(line)).isEmpty());
    }

    /** Where it was found, without what was found. */
    private static String firstWord(String line) {
        return line.substring(0, Math.min(line.length(), 40));
    }

    @Test
    void s19NoStepShowsASecret() {
        everyStep();
        busySteps();
        limitedSteps();
        importedSteps();
        parts();
        rows();

        assertNothingShows();
        assertThat(secrets.kinds()).isEqualTo(17);
        assertThat(shown)
                .as("what steps answered")
                .hasSizeGreaterThan(60)
                .anyMatch(line -> line.startsWith("Completed["))
                .anyMatch(line -> line.startsWith("Changed["))
                .anyMatch(line -> line.startsWith("Deleted["));
        assertThat(log.everything())
                .as("what was logged")
                .anyMatch(line -> line.contains("authn_token_reuse"))
                .anyMatch(line -> line.contains("reason=wrong_passwords"))
                .anyMatch(line -> line.contains("user_deleted"));
        assertThat(log.messages()).anyMatch(line -> line.startsWith("A listener failed at"));
    }

    @Test
    void s19NoFailureOfMailOrStoreShowsASecret() {
        mailer.down = true;
        everyStep();
        for (var verb : VERBS) {
            watched.after(verb, () -> {
                throw new StoreUnavailableException("down");
            });
            everyStep();
            world.pass(Duration.ofHours(12));
        }
        failingAtTheRightCode();
        rows();

        assertNothingShows();
        assertThat(shown).as("outages").anyMatch(line -> line.contains("StoreUnavailableException: down"));
        assertThat(log.messages()).anyMatch(line -> line.contains("not sent this time"));
    }

    private void failingAtTheRightCode() {
        var handle = starting("right@example.org", PASSWORD);
        watched.after("flows.countAttempt", () -> {
            throw new StoreUnavailableException("down");
        });
        try {
            world.symbolon.registration().verify(handle, code(handle), client);
        } catch (StoreUnavailableException failure) {
            shown.add(CapturedLog.trace(failure));
        }
    }

    /** A store may say anything when it fails under the work of a background thread. */
    @Test
    void s19WhatAStoreSaysToBackgroundWorkIsNotLogged() {
        secrets.text("driver's message", "Duplicate entry canary-row");
        for (var verb : List.of("flows.purge", "outbox.lease", "outbox.remove")) {
            watched.after(verb, () -> {
                throw new IllegalStateException("Duplicate entry canary-row");
            });
        }
        starting(OWNER, PASSWORD);
        for (var line : List.of("Nothing was purged", "The outbox cannot be read", "cannot be settled")) {
            Until.holds(() -> log.messages().stream().anyMatch(message -> message.contains(line)));
        }
        assertNothingShows();
    }
}
