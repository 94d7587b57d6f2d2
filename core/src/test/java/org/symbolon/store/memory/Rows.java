package org.symbolon.store.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
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
import org.symbolon.store.ConsentRecord;
import org.symbolon.store.FlowProgress;
import org.symbolon.store.FlowRecord;
import org.symbolon.store.FlowState;
import org.symbolon.store.MailId;
import org.symbolon.store.MailKind;
import org.symbolon.store.OutboxMail;
import org.symbolon.store.Recipient;
import org.symbolon.store.SessionRecord;
import org.symbolon.store.Store;
import org.symbolon.store.StoreUnit;

/** Rows to put into a store, each by a number. */
final class Rows {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant CODE_END = START.plus(Duration.ofMinutes(30));
    static final Instant RESEND_AT = START.plusSeconds(60);
    static final Instant IDLE_AT = START.plus(Duration.ofDays(7));
    static final Instant SESSION_END = START.plus(Duration.ofDays(30));

    /** One for all, since two hashes are never equal. */
    static final PasswordHash HASH = PasswordHash.of("$hash");

    private Rows() {}

    /** One unit of work. */
    static <T> T in(Store store, Function<StoreUnit, T> work) {
        return store.transact(work);
    }

    static boolean does(Store store, Predicate<StoreUnit> work) {
        return store.transact(work::test);
    }

    static <T> Optional<T> found(Store store, Function<StoreUnit, Optional<T>> work) {
        return store.transact(work);
    }

    static <T> List<T> listed(Store store, Function<StoreUnit, List<T>> work) {
        return store.transact(work);
    }

    static int counted(Store store, ToIntFunction<StoreUnit> work) {
        return store.transact(work::applyAsInt);
    }

    static EmailAddress address(int number) {
        return EmailAddress.parse("person" + number + "@example.org").orElseThrow();
    }

    static AccountId accountId(int number) {
        return new AccountId(new UUID(0x4000L, number));
    }

    static AccountRecord account(int number) {
        return account(number, address(number));
    }

    static AccountRecord account(int number, EmailAddress address) {
        return new AccountRecord(accountId(number), address, HASH, 1, false, Locale.ENGLISH, START);
    }

    static HandleDigest digest(int number) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) number;
        return new HandleDigest(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    static FlowRecord flow(int number) {
        return flow(number, Purpose.REGISTRATION, FlowState.OPEN, 5);
    }

    static FlowRecord flow(int number, Purpose purpose, FlowState state, int attempts) {
        return new FlowRecord(
                digest(number),
                purpose,
                "k1",
                MailKind.REGISTRATION_CODE,
                new Recipient(address(number), Locale.ENGLISH),
                ReturnTo.of("/videos/7"),
                START,
                null,
                new Applicant(HASH, Map.of("name", "Ada")),
                null,
                new FlowProgress(state, attempts, List.of(CODE_END), CODE_END, RESEND_AT, null));
    }

    static SessionId sessionId(int number) {
        byte[] bytes = new byte[16];
        bytes[0] = (byte) number;
        return SessionId.of(bytes);
    }

    static SessionRecord session(int number, int account, long version) {
        var agent = "Browser/" + number;
        return new SessionRecord(
                sessionId(number), accountId(account), version, 1, "k1", START, START, IDLE_AT, SESSION_END, agent);
    }

    static MailId mailId(int number) {
        return new MailId("mail" + number);
    }

    static OutboxMail mail(int number, String keyName, Instant dueAt) {
        var to = new Recipient(address(number), Locale.ENGLISH);
        var end = START.plus(Duration.ofDays(3));
        return new OutboxMail(
                mailId(number), MailKind.PASSWORD_CHANGED, to, null, keyName, false, 0, false, START, dueAt, end);
    }

    static ConsentRecord consent(int account, boolean given) {
        return new ConsentRecord(accountId(account), new Consent(given, "2026-01", START), "192.0.2.1", "Browser/1");
    }
}
