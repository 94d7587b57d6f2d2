package org.symbolon.store.jdbc;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.AccountId;
import org.symbolon.account.Consent;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.HandleDigest;
import org.symbolon.account.PasswordHash;
import org.symbolon.account.Purpose;
import org.symbolon.account.ReturnTo;
import org.symbolon.account.SessionId;
import org.symbolon.store.AccountRecord;
import org.symbolon.store.Applicant;
import org.symbolon.store.Charge;
import org.symbolon.store.ConsentRecord;
import org.symbolon.store.FlowProgress;
import org.symbolon.store.FlowRecord;
import org.symbolon.store.FlowState;
import org.symbolon.store.MailId;
import org.symbolon.store.MailKind;
import org.symbolon.store.OutboxMail;
import org.symbolon.store.Recipient;
import org.symbolon.store.SessionRecord;
import org.symbolon.store.StoreUnit;
import org.symbolon.store.Target;

/**
 * A verb of a store, used on rows of its own so that it finds or changes something.
 *
 * @param name as {@code flows.find(HandleDigest)}
 * @param use answers whether it did
 */
record EachVerb(String name, Predicate<StoreUnit> use) {
    /** The present of all rows. */
    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    static final Instant PURGED_BEFORE = NOW.minus(Duration.ofHours(1));
    private static final Instant A_WEEK_AGO = NOW.minus(Duration.ofDays(7));
    static final int BATCH = 500;

    private static final Instant LATER = NOW.plus(Duration.ofMinutes(30));
    private static final Instant MUCH_LATER = NOW.plus(Duration.ofDays(7));
    private static final Set<String> KEYS = Set.of("k1", "k0");
    private static final AccountId OWNER = new AccountId(new UUID(7, 7));
    private static final AccountId SUSPENDED = new AccountId(new UUID(7, 6));
    private static final PasswordHash HASH = hash("c2FsdA");
    private static final SessionId SESSION = sessionId(1);
    private static final MailId MAIL = new MailId("1");

    static List<EachVerb> all() {
        return Stream.of(accounts(), consents(), flows(), ledger(), outbox(), sessions())
                .flatMap(List::stream)
                .toList();
    }

    private static List<EachVerb> accounts() {
        return List.of(
                verb(
                        "accounts.insert(AccountRecord, Map)",
                        unit -> unit.accounts().insert(account(8), Map.of())),
                verb(
                        "accounts.find(AccountId)",
                        unit -> unit.accounts().find(OWNER).isPresent()),
                verb(
                        "accounts.find(EmailAddress)",
                        unit -> unit.accounts().find(address(7)).isPresent()),
                verb(
                        "accounts.changePassword(AccountId, long, PasswordHash)",
                        unit -> unit.accounts().changePassword(OWNER, 1, hash("b3RoZXI"))),
                verb(
                        "accounts.upgradeHash(AccountId, long, PasswordHash, PasswordHash)",
                        unit -> unit.accounts().upgradeHash(OWNER, 1, HASH, hash("b3RoZXI"))),
                verb("accounts.countUnder(String)", unit -> unit.accounts().countUnder("k0") > 0),
                verb("accounts.raiseVersion(AccountId)", unit -> unit.accounts().raiseVersion(OWNER)),
                verb("accounts.suspend(AccountId)", unit -> unit.accounts().suspend(OWNER)),
                verb("accounts.reinstate(AccountId)", unit -> unit.accounts().reinstate(SUSPENDED)),
                verb("accounts.delete(AccountId, long)", unit -> unit.accounts().delete(OWNER, 1)));
    }

    private static List<EachVerb> consents() {
        return List.of(
                verb("consents.append(ConsentRecord)", unit -> unit.consents().append(consent())),
                verb(
                        "consents.latest(AccountId)",
                        unit -> unit.consents().latest(OWNER).isPresent()),
                verb(
                        "consents.history(AccountId)",
                        unit -> !unit.consents().history(OWNER).isEmpty()),
                verb("consents.subscribers(AccountId, int)", EachVerb::hasSubscribers));
    }

    /** On the first page, and on one that comes later. */
    private static boolean hasSubscribers(StoreUnit unit) {
        var before = new AccountId(new UUID(0, 1));
        return !unit.consents().subscribers(null, 100).isEmpty()
                && !unit.consents().subscribers(before, 100).isEmpty();
    }

    private static List<EachVerb> flows() {
        return List.of(
                verb("flows.insert(FlowRecord)", unit -> unit.flows().insert(registration(9))),
                verb(
                        "flows.find(HandleDigest)",
                        unit -> unit.flows().find(digest(1)).isPresent()),
                verb(
                        "flows.countAttempt(HandleDigest, Purpose, Set, Instant)",
                        unit -> unit.flows()
                                .countAttempt(digest(1), Purpose.REGISTRATION, KEYS, NOW)
                                .isPresent()),
                verb(
                        "flows.reissue(HandleDigest, Purpose, Instant, Instant, Instant, Instant)",
                        unit -> unit.flows()
                                .reissue(digest(1), Purpose.REGISTRATION, NOW, NOW, LATER, LATER)
                                .isPresent()),
                verb("flows.prove(HandleDigest, Instant)", unit -> unit.flows().prove(digest(2), LATER)),
                verb(
                        "flows.finish(HandleDigest, Target, Instant)",
                        unit -> unit.flows().finish(digest(1), new Target(OWNER, 1), NOW)),
                verb("flows.redeem(HandleDigest, Instant)", unit -> unit.flows().redeem(digest(3), NOW)),
                verb("flows.deleteTo(EmailAddress)", unit -> unit.flows().deleteTo(address(7)) == 3),
                verb("flows.purge(Instant, int)", unit -> unit.flows().purge(PURGED_BEFORE, BATCH) == BATCH));
    }

    private static List<EachVerb> ledger() {
        var charges = List.of(
                new Charge(digest(1).value(), 10, Duration.ofMinutes(6)),
                new Charge(digest(2).value(), 30, Duration.ofMinutes(48)));
        return List.of(
                verb(
                        "ledger.charge(List, Instant)",
                        unit -> unit.ledger().charge(charges, NOW).granted()),
                verb("ledger.purge(Instant, int)", unit -> unit.ledger().purge(NOW, BATCH) > 0));
    }

    private static List<EachVerb> outbox() {
        return List.of(
                verb("outbox.insert(OutboxMail)", unit -> {
                    unit.outbox().insert(mail(new MailId("2")));
                    return true;
                }),
                verb(
                        "outbox.lease(Set, Instant, Instant)",
                        unit -> unit.outbox().lease(KEYS, NOW, LATER).isPresent()),
                verb("outbox.remove(MailId, int)", unit -> unit.outbox().remove(MAIL, 1)),
                verb(
                        "outbox.postpone(MailId, int, Instant)",
                        unit -> unit.outbox().postpone(MAIL, 1, LATER)),
                verb("outbox.doubt(MailId, int, Instant)", unit -> unit.outbox().doubt(MAIL, 1, LATER)),
                verb(
                        "outbox.abandon(MailId, int, Instant)",
                        unit -> unit.outbox().abandon(MAIL, 1, NOW)),
                verb("outbox.deleteTo(EmailAddress)", unit -> unit.outbox().deleteTo(address(7)) == 1),
                verb("outbox.status()", unit -> unit.outbox().status().pending() > 0),
                verb(
                        "outbox.abandoned(int)",
                        unit -> !unit.outbox().abandoned(100).isEmpty()),
                verb("outbox.purge(Instant, int)", unit -> unit.outbox().purge(A_WEEK_AGO, BATCH) > 0));
    }

    private static List<EachVerb> sessions() {
        return List.of(
                verb("sessions.insert(SessionRecord)", unit -> unit.sessions().insert(session(2))),
                verb(
                        "sessions.findLive(SessionId, Instant)",
                        unit -> unit.sessions().findLive(SESSION, NOW).isPresent()),
                verb(
                        "sessions.rotate(SessionId, int, String, Instant, Instant)",
                        unit -> unit.sessions()
                                .rotate(SESSION, 5, "k1", NOW, MUCH_LATER)
                                .isPresent()),
                verb(
                        "sessions.replay(SessionId, int, Instant, Instant)",
                        unit -> unit.sessions().replay(SESSION, 1, NOW, NOW).isPresent()),
                verb(
                        "sessions.extend(SessionId, Instant, Instant, Duration)",
                        unit -> unit.sessions().extend(SESSION, NOW, MUCH_LATER, Duration.ZERO)),
                verb(
                        "sessions.delete(AccountId, SessionId)",
                        unit -> unit.sessions().delete(OWNER, SESSION)),
                verb(
                        "sessions.list(AccountId, Instant, int)",
                        unit -> unit.sessions().list(OWNER, NOW, 100).size() == 1),
                verb(
                        "sessions.deleteOthers(AccountId, SessionId)",
                        unit -> unit.sessions().deleteOthers(OWNER, sessionId(2)) == 1),
                verb("sessions.purge(Instant, int)", unit -> unit.sessions().purge(PURGED_BEFORE, BATCH) > 0));
    }

    private static EachVerb verb(String name, Predicate<StoreUnit> use) {
        return new EachVerb(name, use);
    }

    /** The names of all verbs that there are. */
    static Set<String> declared() {
        return Stream.of(StoreUnit.class.getMethods())
                .filter(method -> method.getReturnType().isInterface())
                .flatMap(method -> Stream.of(method.getReturnType().getMethods())
                        .map(verb -> method.getName() + "." + verb.getName() + "("
                                + Arrays.stream(verb.getParameterTypes())
                                        .map(Class::getSimpleName)
                                        .collect(Collectors.joining(", "))
                                + ")"))
                .collect(Collectors.toSet());
    }

    /** Adds the rows that the verbs are about. */
    static boolean prepare(StoreUnit unit) {
        unit.outbox().insert(mail(MAIL).attempted(NOW));
        return unit.accounts().insert(account(7), Map.of())
                && unit.accounts().insert(account(6).withSuspended(true), Map.of())
                && unit.consents().append(consent())
                && unit.flows().insert(registration(1))
                && unit.flows().insert(reset(2, FlowState.OPEN))
                && unit.flows().insert(reset(3, FlowState.PROVEN))
                && unit.sessions().insert(session(1))
                && unit.ledger()
                        .charge(List.of(new Charge(digest(1).value(), 10, Duration.ofMinutes(6))), NOW)
                        .granted();
    }

    /** What the start of a registration asks of the store. */
    static boolean register(StoreUnit unit, int number) {
        var charges = List.of(
                new Charge(digest(-number).value(), 10, Duration.ofMinutes(6)),
                new Charge(digest(-1_000_000 - number).value(), 30, Duration.ofMinutes(48)));
        boolean started = unit.ledger().charge(charges, NOW).granted()
                && unit.accounts().find(address(number)).isEmpty()
                && unit.flows().insert(registration(number));
        unit.outbox().insert(mail(new MailId("register-" + number)));
        return started;
    }

    private static EmailAddress address(int number) {
        return EmailAddress.parse("each-" + number + "@example.org").orElseThrow();
    }

    private static PasswordHash hash(String salt) {
        return PasswordHash.of("$argon2id$v=19$m=19456,t=2,p=1,keyid=azE$" + salt + "$"
                + digest(1).value());
    }

    private static AccountRecord account(int number) {
        var id = new AccountId(new UUID(7, number));
        return AccountRecord.opened(id, recipient(number), HASH, NOW);
    }

    private static Recipient recipient(int number) {
        return new Recipient(address(number), Locale.ENGLISH);
    }

    private static HandleDigest digest(int number) {
        var name = new byte[32];
        var text = String.valueOf(number).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, name, 0, text.length);
        return new HandleDigest(Base64.getUrlEncoder().withoutPadding().encodeToString(name));
    }

    private static FlowRecord registration(int number) {
        var applicant = new Applicant(HASH, Map.of("team", "blue"));
        return flow(number, Purpose.REGISTRATION, MailKind.REGISTRATION_CODE, applicant, null, FlowState.OPEN);
    }

    private static FlowRecord reset(int number, FlowState state) {
        return flow(number, Purpose.PASSWORD_RESET, MailKind.RESET_CODE, null, new Target(OWNER, 1), state);
    }

    private static FlowRecord flow(
            int number,
            Purpose purpose,
            MailKind mail,
            @Nullable Applicant applicant,
            @Nullable Target target,
            FlowState state) {
        return new FlowRecord(
                digest(number),
                purpose,
                "k1",
                mail,
                recipient(7),
                ReturnTo.of("/videos/7"),
                NOW,
                null,
                applicant,
                target,
                new FlowProgress(state, 5, List.of(LATER), LATER, NOW, null));
    }

    private static SessionId sessionId(int number) {
        var bytes = new byte[SessionId.BYTES];
        Arrays.fill(bytes, (byte) number);
        return SessionId.of(bytes);
    }

    private static SessionRecord session(int number) {
        var idleAt = NOW.plus(Duration.ofDays(6));
        return new SessionRecord(
                sessionId(number), OWNER, 1, 5, "k1", NOW, NOW, idleAt, NOW.plus(Duration.ofDays(30)), "Browser/1");
    }

    private static OutboxMail mail(MailId id) {
        return new OutboxMail(id, MailKind.PASSWORD_CHANGED, recipient(7), null, "k1", NOW, MUCH_LATER);
    }

    private static ConsentRecord consent() {
        return new ConsentRecord(OWNER, new Consent(true, "2026-03", NOW), "192.0.2.1", "Browser/1");
    }
}
