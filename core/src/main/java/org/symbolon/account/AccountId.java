package org.symbolon.account;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names one account for good, and may be the target of a host's foreign key. It is no secret: knowing it opens nothing,
 * and a web session may keep it.
 *
 * @param value a random UUID (version 4, RFC 9562), so that it tells neither when nor how many accounts were made
 */
public record AccountId(UUID value) implements Serializable {
    public static final int BYTES = 16;

    private static final Pattern CANONICAL = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    public AccountId {
        Objects.requireNonNull(value, "value");
    }

    public static AccountId random(SecureRandom random) {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new AccountId(new UUID(high, low));
    }

    /** Reads an id that came from outside; empty where the text cannot be one. */
    public static Optional<AccountId> parse(@Nullable String text) {
        if (text == null || !CANONICAL.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(new AccountId(UUID.fromString(text)));
    }

    /** The id of exactly {@link #BYTES} bytes, the most significant first. */
    public static AccountId of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("An account id is " + BYTES + " bytes, not " + bytes.length);
        }
        var buffer = ByteBuffer.wrap(bytes);
        return new AccountId(new UUID(buffer.getLong(), buffer.getLong()));
    }

    /** The 16 bytes of the UUID, the most significant first. */
    public byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .putLong(value.getMostSignificantBits())
                .putLong(value.getLeastSignificantBits())
                .array();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
