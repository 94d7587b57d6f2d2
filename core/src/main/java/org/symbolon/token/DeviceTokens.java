package org.symbolon.token;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import org.symbolon.account.AccountId;
import org.symbolon.account.DeviceToken;
import org.symbolon.key.KeyRing;
import org.symbolon.key.KeyUse;

/**
 * A device token is 128 random bits, the account, its credential version and the time, and an HMAC of all four: a check
 * needs no store, and a raised version makes it worthless.
 */
final class DeviceTokens {
    private static final int ID = 16;
    private static final int NAMED = ID + 2 * Long.BYTES + 2 * Long.BYTES;
    private static final int MAC = 32;

    private final KeyRing keys;
    private final SecureRandom random;

    DeviceTokens(KeyRing keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    DeviceToken mint(AccountId account, long version, Instant now) {
        byte[] id = new byte[ID];
        random.nextBytes(id);
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
        return DeviceToken.of(Base64.getUrlEncoder().withoutPadding().encodeToString(token));
    }
}
