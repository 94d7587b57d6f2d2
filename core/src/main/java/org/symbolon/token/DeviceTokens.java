package org.symbolon.token;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.AccountId;
import org.symbolon.account.DeviceToken;
import org.symbolon.key.KeyRing;
import org.symbolon.key.KeyUse;
import org.symbolon.key.NamedKey;
import org.symbolon.policy.Policy;

/**
 * A device token is 128 random bits, the account, its credential version and the time, and an HMAC of all four: a check
 * needs no store, and a raised version makes it worthless.
 */
final class DeviceTokens {
    private static final int ID = 16;
    private static final int NAMED = ID + 2 * Long.BYTES + 2 * Long.BYTES;
    private static final int MAC = 32;
    private static final int LENGTH = ((NAMED + MAC) * 8 + 5) / 6;

    private final KeyRing keys;
    private final SecureRandom random;

    DeviceTokens(KeyRing keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /** @param known the device, where it is one of the account already: it keeps its id */
    DeviceToken mint(AccountId account, long version, @Nullable KnownDevice known, Instant now) {
        byte[] id = new byte[ID];
        if (known == null) {
            random.nextBytes(id);
        } else {
            id = Base64.getUrlDecoder().decode(known.id());
        }
        byte[] named = ByteBuffer.allocate(NAMED)
                .put(id)
                .put(account.bytes())
                .putLong(version)
                .putLong(now.toEpochMilli())
                .array();
        byte[] token = ByteBuffer.allocate(NAMED + MAC)
                .put(named)
                .put(keys.newest().mac(KeyUse.DEVICE_TOKEN, named))
                .array();
        return DeviceToken.of(encode(token));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What an authentic token names that is not too old; empty for any other text, whatever is wrong with it. */
    Optional<KnownDevice> read(DeviceToken token, Instant now) {
        if (token.reveal().length() != LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] decoded = Base64.getUrlDecoder().decode(token.reveal());
            return encode(decoded).equals(token.reveal()) ? authentic(ByteBuffer.wrap(decoded), now) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private Optional<KnownDevice> authentic(ByteBuffer token, Instant now) {
        byte[] named = new byte[NAMED];
        byte[] mac = new byte[MAC];
        token.get(named).get(mac);
        boolean ours = false;
        for (NamedKey key : keys.all()) {
            ours |= MessageDigest.isEqual(mac, key.mac(KeyUse.DEVICE_TOKEN, named));
        }
        return ours ? fresh(ByteBuffer.wrap(named), now) : Optional.empty();
    }

    private static Optional<KnownDevice> fresh(ByteBuffer named, Instant now) {
        byte[] id = new byte[ID];
        byte[] account = new byte[ID];
        named.get(id).get(account);
        var device = new KnownDevice(encode(id), AccountId.of(account), named.getLong());
        var madeAt = Instant.ofEpochMilli(named.getLong());
        return now.isBefore(madeAt.plus(Policy.DEVICE_LIFE)) ? Optional.of(device) : Optional.empty();
    }
}
