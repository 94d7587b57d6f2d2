package org.symbolon.store.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.symbolon.account.AccountId;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.HandleDigest;
import org.symbolon.account.PasswordHash;
import org.symbolon.account.Purpose;
import org.symbolon.account.ReturnTo;
import org.symbolon.account.SessionId;
import org.symbolon.store.AccountRecord;
import org.symbolon.store.Applicant;
import org.symbolon.store.FlowProgress;
import org.symbolon.store.FlowRecord;
import org.symbolon.store.MailKind;
import org.symbolon.store.Recipient;
import org.symbolon.store.SessionRecord;

/** Rows to keep, each by a number. */
final class Some {
    static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123Z");
    static final PasswordHash HASH = PasswordHash.of("$argon2id$v=19$m=19456,t=2,p=1,keyid=azE$"
            + "c29tZSBzYWx0IGhlcmUhIQ$c29tZSBoYXNoIG9mIHRoaXJ0eS10d28gYnl0ZXMhISE");

    private Some() {}

    static EmailAddress address(int number) {
        return EmailAddress.parse("somebody" + number + "@example.org").orElseThrow();
    }

    static AccountId accountId(int number) {
        return new AccountId(new UUID(0x1234_5678_9abc_4defL, 0x8000_0000_0000_0000L + number));
    }

    static AccountRecord account(int number) {
        return new AccountRecord(accountId(number), address(number), HASH, 1, false, Locale.ENGLISH, NOW);
    }

    static SessionId sessionId(int number) {
        byte[] bytes = new byte[SessionId.BYTES];
        bytes[0] = (byte) number;
        return SessionId.of(bytes);
    }

    static SessionRecord session(int number, int account) {
        var idle = NOW.plus(Duration.ofDays(7));
        var end = NOW.plus(Duration.ofDays(30));
        return new SessionRecord(sessionId(number), accountId(account), 1, 1, "k1", NOW, NOW, idle, end, "Browser/1");
    }

    static HandleDigest digest(int number) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) number;
        return new HandleDigest(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** An open registration. */
    static FlowRecord flow(int number) {
        var end = NOW.plus(Duration.ofMinutes(30));
        return new FlowRecord(
                digest(number),
                Purpose.REGISTRATION,
                "k1",
                MailKind.REGISTRATION_CODE,
                new Recipient(address(number), Locale.ENGLISH),
                ReturnTo.HOME,
                NOW,
                null,
                new Applicant(HASH, Map.of("team", "blue")),
                null,
                FlowProgress.opened(5, end, NOW.plusSeconds(60)));
    }
}
