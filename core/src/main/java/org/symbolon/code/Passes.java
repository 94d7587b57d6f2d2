package org.symbolon.code;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.EmailAddress;
import org.symbolon.key.KeyRing;
import org.symbolon.key.KeyUse;
import org.symbolon.key.NamedKey;

/**
 * Derives and reads passes: what opens one more mail budget for whoever reads the mailbox of an address whose budget
 * others have used up. A pass is of one address, without its tag, and one day in UTC; it holds that day and the next.
 *
 * <p>It is the first 80 bits of HMAC-SHA-256 over day and address in Crockford's base32, and is kept nowhere.
 */
public final class Passes {
    private static final int SYMBOLS = 16;
    private static final int GROUP = 4;
    private static final int DAYS = 2;

    private final KeyRing keys;

    public Passes(KeyRing keys) {
        this.keys = keys;
    }

    /** The pass of that day as a mail shows it, {@code XXXX-XXXX-XXXX-XXXX}. */
    public String print(String keyName, EmailAddress address, Instant now) {
        var symbols = symbols(keys.require(keyName), address, day(now));
        return String.join("-", symbols.split("(?<=\\G.{" + GROUP + "})"));
    }

    /** From when on the pass of that day opens nothing: the end of the next day. */
    public static Instant end(Instant now) {
        return day(now).plusDays(DAYS).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /**
     * The day of the pass that was typed; empty where it holds for nothing now.
     *
     * @param text as it was typed, in any case and with any separators, or null
     */
    public Optional<LocalDate> read(@Nullable String text, EmailAddress address, Instant now) {
        var today = day(now);
        return TypedCode.symbols(text, SYMBOLS)
                .flatMap(typed -> Stream.of(today, today.minusDays(1))
                        .filter(day -> holds(typed, address, day))
                        .findFirst());
    }

    private boolean holds(String typed, EmailAddress address, LocalDate day) {
        return keys.all().stream().anyMatch(key -> same(symbols(key, address, day), typed));
    }

    private static boolean same(String pass, String typed) {
        return MessageDigest.isEqual(
                pass.getBytes(StandardCharsets.US_ASCII), typed.getBytes(StandardCharsets.US_ASCII));
    }

    private static String symbols(NamedKey key, EmailAddress address, LocalDate day) {
        byte[] message = (day + "\n" + address.untagged()).getBytes(StandardCharsets.UTF_8);
        return Crockford.print(key.mac(KeyUse.PASS, message), SYMBOLS);
    }

    private static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
