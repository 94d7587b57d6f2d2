package org.symbolon.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.AccountId;
import org.symbolon.account.Consent;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.HandleDigest;
import org.symbolon.account.PasswordHash;
import org.symbolon.account.Purpose;
import org.symbolon.account.ReturnTo;
import org.symbolon.account.SessionId;
import org.symbolon.store.AbandonedMail;
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

/** What the scripts {@code version-….sql} keep, as the store is to give it back whatever version it was written by. */
final class KeptRows {
    private static final Instant START = Instant.ofEpochMilli(1_772_359_200_123L);
    private static final AccountId ANN =
            AccountId.parse("0b7f3c52-6a1e-4d0f-9c11-2f5d8a7e4b01").orElseThrow();
    private static final AccountId JUERGEN =
            AccountId.parse("8f14e45f-ceea-467f-a8e1-5d2b7c9f3e02").orElseThrow();
    private static final AccountId GONE =
            AccountId.parse("c51ce410-c124-410e-8db5-e4b97fc2af39").orElseThrow();
    private static final Locale FRENCH = Locale.forLanguageTag("fr-CA");
    private static final Recipient TO_ANN = new Recipient(address("Ann.Example@Example.org"), FRENCH);
    private static final Recipient TO_NEW = new Recipient(address("New.Person@example.org"), Locale.ENGLISH);
    private static final HandleDigest OPEN = new HandleDigest("o7kze23imbqd3z9PfcUFT10pvd7HBM5g7jxPvmNOIY0");
    private static final HandleDigest DONE = new HandleDigest("TK8m3M5-_BYLNG2UT3jJDEuxG233cThbaGLllh4EHVM");
    private static final HandleDigest PROVEN = new HandleDigest("kcGRZcqmWbHrBcmLeL91uB8G9QyaD-8fYwJ58_EhO1M");
    private static final SessionId LIVE = new SessionId("Q_2ChzEEjNo6CgULIr7U8w");
    private static final SessionId DEAD = new SessionId("mEMvI7lsgTjCYG74vrwKgg");
    private static final PasswordHash OURS = PasswordHash.of(
            "$argon2id$v=19$m=19456,t=2,p=1,keyid=azE$VfMS+E53haoe+lUqy/JR2w$rzFuy5Go7nrpkhBwKy1HWPMM3eO/YePY54fXRoH5Cm4");
    private static final PasswordHash FOREIGN =
            PasswordHash.of("$2b$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW");
    private static final PasswordHash APPLIED = PasswordHash.of(
            "$argon2id$v=19$m=19456,t=2,p=1,keyid=azE$0SWodDGGhMfUkaIKy9O4eQ$5784L25ZFbP4hhm4ZiI+vx1RxMUyHMzeLp/3AKMlkIY");

    private KeptRows() {}

    private static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow();
    }

    private static Instant at(int minutes) {
        return START.plus(Duration.ofMinutes(minutes));
    }

    /** Every one of them, and no other. */
    static void areIn(OwnDatabase own) throws SQLException {
        var store = JdbcStore.on(own.source());
        for (var check : List.<Function<StoreUnit, Boolean>>of(
                KeptRows::accounts,
                KeptRows::flows,
                KeptRows::sessions,
                KeptRows::ledger,
                KeptRows::outbox,
                KeptRows::consents)) {
            store.transact(check);
        }
        for (var count : Map.of("account", 2, "flow", 3, "session", 2, "bucket", 2, "outbox", 2, "consent", 3)
                .entrySet()) {
            assertThat(Query.count(own.source(), "symbolon_" + count.getKey()))
                    .as(count.getKey())
                    .isEqualTo(count.getValue());
        }
    }

    /** Down to what no {@code equals} compares: hashes, and the spelling of addresses. */
    private static <T> void isSame(Optional<T> found, T expected) {
        assertThat(found).isPresent();
        assertThat(found.orElseThrow()).usingRecursiveComparison().isEqualTo(expected);
    }

    private static boolean accounts(StoreUnit unit) {
        var ann = new AccountRecord(ANN, TO_ANN.address(), OURS, 3, false, FRENCH, START);
        var juergen = new AccountRecord(
                JUERGEN, address("juergen@bücher.example"), FOREIGN, 1, true, Locale.ENGLISH, START.plusMillis(1));
        for (var account : List.of(ann, juergen)) {
            for (var found :
                    List.of(unit.accounts().find(account.id()), unit.accounts().find(account.address()))) {
                isSame(found, account);
            }
        }
        assertThat(unit.accounts().countUnder("k1")).isEqualTo(1);
        return true;
    }

    private static boolean flows(StoreUnit unit) {
        var profile = Map.of("nick name", "Émile & co", "team", "blue");
        var open = new FlowRecord(
                OPEN,
                Purpose.REGISTRATION,
                "k2",
                MailKind.REGISTRATION_CODE,
                TO_NEW,
                ReturnTo.of("/videos/7?t=12"),
                at(2),
                LocalDate.of(2026, 3, 1),
                new Applicant(APPLIED, profile),
                null,
                new FlowProgress(FlowState.OPEN, 4, List.of(at(32), at(35)), at(35), at(6), null));
        isSame(unit.flows().find(OPEN), open);
        assertThat(unit.flows().find(DONE))
                .contains(flow(DONE, Purpose.REGISTRATION, at(-10), "k1")
                        .with(new Target(ANN, 1), FlowState.DONE, 4, at(20), at(20), at(-9), START));
        assertThat(unit.flows().find(PROVEN))
                .contains(flow(PROVEN, Purpose.PASSWORD_RESET, at(3), "k2")
                        .with(new Target(ANN, 3), FlowState.PROVEN, 5, at(33), at(14), at(4), null));
        return true;
    }

    /** The part that Ann's two flows have in common. */
    private record AnnsFlow(HandleDigest digest, Purpose purpose, Instant createdAt, String keyName) {
        FlowRecord with(
                Target target,
                FlowState state,
                int attempts,
                Instant codeExpiry,
                Instant expiry,
                Instant resendAt,
                @Nullable Instant doneAt) {
            var mail = purpose == Purpose.REGISTRATION ? MailKind.REGISTRATION_CODE : MailKind.RESET_CODE;
            var progress = new FlowProgress(state, attempts, List.of(codeExpiry), expiry, resendAt, doneAt);
            return new FlowRecord(
                    digest, purpose, keyName, mail, TO_ANN, ReturnTo.HOME, createdAt, null, null, target, progress);
        }
    }

    private static AnnsFlow flow(HandleDigest digest, Purpose purpose, Instant createdAt, String keyName) {
        return new AnnsFlow(digest, purpose, createdAt, keyName);
    }

    private static boolean sessions(StoreUnit unit) {
        var week = START.plus(Duration.ofDays(7));
        var month = START.plus(Duration.ofDays(30));
        var agent = "Mozilla/5.0 (X11; Linux x86_64) Browser/7";
        var live = new SessionRecord(LIVE, ANN, 3, 2, "k2", at(1), at(2), week, month, agent);
        assertThat(unit.sessions().findLive(LIVE, at(5))).contains(live);
        assertThat(unit.sessions().findLive(LIVE, week)).isEmpty();
        assertThat(unit.sessions().findLive(DEAD, at(5))).isEmpty();
        return true;
    }

    private static boolean ledger(StoreUnit unit) {
        var once = Duration.ofMinutes(20);
        var soon = new Charge("LJJN_H5MLvYnMguSobVft8YYhOjsxbgaCMBHpq4JbNg", 1, once);
        var late = new Charge("5rnwr9L6xeJuQSxS8OmaHqMVzYlfgionOZl8gwLVAj4", 1, once);
        assertThat(unit.ledger().charge(List.of(soon), at(5)).nextAt()).isEqualTo(at(20));
        assertThat(unit.ledger().charge(List.of(late), at(5)).nextAt()).isEqualTo(at(720));
        assertThat(unit.ledger().charge(List.of(soon, late), at(5)).granted()).isFalse();
        return true;
    }

    private static boolean outbox(StoreUnit unit) {
        unit.rollBack();
        var waiting = new OutboxMail(
                new MailId("4f2a9c0e7d1b48f6a3c5e8d20719b6f1"),
                MailKind.REGISTRATION_CODE,
                TO_NEW,
                new OutboxMail.Reference(OPEN, Purpose.REGISTRATION, 2),
                "k2",
                true,
                1,
                true,
                at(5),
                at(6),
                at(35));
        var givenUp = new OutboxMail(
                new MailId("a90d3e61c7b2450f8e14d6f3b5c7a802"),
                MailKind.PASSWORD_CHANGED,
                TO_ANN,
                null,
                "k1",
                false,
                6,
                false,
                START,
                at(1),
                START.plus(Duration.ofDays(3)));
        assertThat(unit.outbox().abandoned(9)).containsExactly(new AbandonedMail(givenUp, at(3)));
        assertThat(unit.outbox().lease(Set.of("k1", "k2"), at(7), at(9))).contains(waiting.attempted(at(9)));
        assertThat(unit.outbox().lease(Set.of("k1", "k2"), at(7), at(9))).isEmpty();
        return true;
    }

    private static boolean consents(StoreUnit unit) {
        var given = new ConsentRecord(ANN, new Consent(true, "2026-01", START), "192.0.2.1", "Browser/7");
        var taken = new ConsentRecord(ANN, new Consent(false, "2026-01", at(1)), "2001:db8::/64", "");
        assertThat(unit.consents().history(ANN)).containsExactly(given, taken);
        assertThat(unit.consents().latest(ANN)).contains(taken);
        assertThat(unit.consents().history(GONE))
                .containsExactly(new ConsentRecord(GONE, new Consent(true, "2025-12", at(-1)), "", ""));
        return true;
    }
}
