package org.symbolon.testkit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.symbolon.store.Target;

/** Rows to put into a store, each by a number, in the shapes that real ones have. */
final class Samples {
    /** Between two seconds, so that a store that rounds is found out. */
    static final Instant START = Instant.parse("2026-01-01T00:00:00.123Z");

    static final Instant NOW = START.plus(Duration.ofMinutes(5));
    static final Instant CODE_END = START.plus(Duration.ofMinutes(30));
    static final Instant RESEND_AT = START.plus(Duration.ofMinutes(1));
    static final Instant IDLE_AT = START.plus(Duration.ofDays(7));
    static final Instant SESSION_END = START.plus(Duration.ofDays(30));
    static final Instant MAIL_END = START.plus(Duration.ofDays(3));
    static final int ATTEMPTS = 5;
    static final String KEY = "k1";
    static final PasswordHash HASH = hash(KEY, 1);

    private Samples() {}

    static EmailAddress address(int number) {
        return address("person" + number + "@example.org");
    }

    static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow();
    }

    static AccountId accountId(int number) {
        var hex = HexFormat.of().toHexDigits(number);
        return AccountId.parse("f" + hex.substring(1) + "-0000-4000-bfff-0000" + hex)
                .orElseThrow();
    }

    static PasswordHash hash(String keyName, int number) {
        var key = base64(keyName.getBytes(StandardCharsets.UTF_8));
        return PasswordHash.of("$argon2id$v=19$m=19456,t=2,p=1,keyid=" + key + "$" + base64(bytes(16, number)) + "$"
                + base64(bytes(32, number)));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(int length, int number) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0xFB);
        ByteBuffer.wrap(bytes).putInt(number);
        return bytes;
    }

    static AccountRecord account(int number) {
        return account(number, address(number), HASH);
    }

    static AccountRecord account(int number, EmailAddress address, PasswordHash hash) {
        return new AccountRecord(accountId(number), address, hash, 1, false, Locale.ENGLISH, START);
    }

    static HandleDigest digest(int number) {
        return new HandleDigest(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32, number)));
    }

    /** An open registration. */
    static FlowRecord flow(int number) {
        return flow(number, FlowState.OPEN);
    }

    static FlowRecord flow(int number, FlowState state) {
        return flow(number, state, ATTEMPTS);
    }

    static FlowRecord flow(int number, FlowState state, int attempts) {
        var flow = new FlowRecord(
                digest(number),
                Purpose.REGISTRATION,
                KEY,
                MailKind.REGISTRATION_CODE,
                new Recipient(address(number), Locale.ENGLISH),
                ReturnTo.of("/videos/7"),
                START,
                null,
                new Applicant(HASH, Map.of("team", "blue")),
                null,
                progress(state, attempts));
        return state == FlowState.DONE ? flow.done(target(number), RESEND_AT) : flow;
    }

    private static FlowProgress progress(FlowState state, int attempts) {
        return new FlowProgress(state, attempts, List.of(CODE_END), CODE_END, RESEND_AT, null);
    }

    /** A reset of the account, begun under its first version. */
    static FlowRecord reset(int number, FlowState state, int account) {
        var flow = new FlowRecord(
                digest(number),
                Purpose.PASSWORD_RESET,
                KEY,
                MailKind.RESET_CODE,
                new Recipient(address(account), Locale.ENGLISH),
                ReturnTo.HOME,
                START,
                null,
                null,
                target(account),
                progress(state, ATTEMPTS));
        return state == FlowState.DONE ? flow.done(target(account), RESEND_AT) : flow;
    }

    static Target target(int account) {
        return new Target(accountId(account), 1);
    }

    static SessionId sessionId(int number) {
        return SessionId.of(bytes(SessionId.BYTES, number));
    }

    /** A session of the account, made under the version. */
    static SessionRecord session(int number, int account, long version) {
        var agent = "Browser/" + number;
        return new SessionRecord(
                sessionId(number), accountId(account), version, 1, KEY, START, START, IDLE_AT, SESSION_END, agent);
    }

    static MailId mailId(int number) {
        return new MailId("f".repeat(24) + HexFormat.of().toHexDigits(number));
    }

    static OutboxMail mail(int number, String keyName, Instant dueAt) {
        var to = new Recipient(address(number), Locale.ENGLISH);
        return new OutboxMail(
                mailId(number), MailKind.PASSWORD_CHANGED, to, null, keyName, false, 0, false, START, dueAt, MAIL_END);
    }

    /** A bucket's name. */
    static String bucket(int number) {
        return digest(number).value();
    }

    static ConsentRecord consent(int account, boolean given) {
        return new ConsentRecord(accountId(account), new Consent(given, "2026-01", START), "192.0.2.1", "Browser/1");
    }
}
