package org.symbolon.token;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.AccountId;
import org.symbolon.account.DeviceToken;
import org.symbolon.key.KeyRing;
import org.symbolon.key.KeyUse;
import org.symbolon.policy.Policy;

/**
 * A device token is 128 random bits, the account, its credential version and the time under a seal: a check needs no
 * store, and a raised version makes it worthless.
 */
final class DeviceTokens {
    private static final int ID = 16;
    private static final int BYTES = ID + AccountId.BYTES + 2 * Long.BYTES;

    private final KeyRing keys;
    private final SealedText sealed;
    private final SecureRandom random;

    DeviceTokens(KeyRing keys, SecureRandom random) {
        this.keys = keys;
        this.sealed = new SealedText(keys, KeyUse.DEVICE_TOKEN, BYTES);
        this.random = random;
    }

    /** @param known the device, where it is one of the account already: it keeps its id */
    DeviceToken mint(AccountId account, long version, @Nullable KnownDevice known, Instant now) {
        var said = ByteBuffer.allocate(BYTES)
                .put(known == null ? drawn() : Base64.getUrlDecoder().decode(known.id()))
                .put(account.bytes())
                .putLong(version)
                .putLong(now.toEpochMilli());
        return DeviceToken.of(sealed.seal(keys.newest(), said.array()));
    }

    private byte[] drawn() {
        byte[] id = new byte[ID];
        random.nextBytes(id);
        return id;
    }

    /** What an authentic token names that is not too old; empty for any other text, whatever is wrong with it. */
    Optional<KnownDevice> read(DeviceToken token, Instant now) {
        return sealed.open(token.reveal()).flatMap(said -> fresh(said, now));
    }

    private static Optional<KnownDevice> fresh(ByteBuffer said, Instant now) {
        byte[] id = new byte[ID];
        byte[] account = new byte[AccountId.BYTES];
        said.get(id).get(account);
        var named = Base64.getUrlEncoder().withoutPadding().encodeToString(id);
        var device = new KnownDevice(named, AccountId.of(account), said.getLong());
        var madeAt = Instant.ofEpochMilli(said.getLong());
        return now.isBefore(madeAt.plus(Policy.DEVICE_LIFE)) ? Optional.of(device) : Optional.empty();
    }
}
