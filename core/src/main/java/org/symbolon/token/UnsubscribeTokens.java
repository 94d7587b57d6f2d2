package org.symbolon.token;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.symbolon.account.AccountId;
import org.symbolon.key.KeyRing;
import org.symbolon.key.KeyUse;
import org.symbolon.key.NamedKey;

/**
 * An unsubscribe token is the account's id and an HMAC of it. It does not end, since the mails that carry it do not: so
 * the key it was made under stays in the ring for as long as its link should work.
 */
final class UnsubscribeTokens {
    private static final int NAMED = 2 * Long.BYTES;
    private static final int MAC = 32;
    private static final int LENGTH = ((NAMED + MAC) * 8 + 5) / 6;

    private final KeyRing keys;

    UnsubscribeTokens(KeyRing keys) {
        this.keys = keys;
    }

    UnsubscribeToken mint(AccountId account) {
        byte[] token = ByteBuffer.allocate(NAMED + MAC)
                .put(account.bytes())
                .put(keys.newest().mac(KeyUse.UNSUBSCRIBE, account.bytes()))
                .array();
        return UnsubscribeToken.of(encode(token));
    }

    private static String encode(byte[] token) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** The account that an authentic token names; empty for any other text, whatever is wrong with it. */
    Optional<AccountId> read(UnsubscribeToken token) {
        if (token.reveal().length() != LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] decoded = Base64.getUrlDecoder().decode(token.reveal());
            return encode(decoded).equals(token.reveal()) ? authentic(ByteBuffer.wrap(decoded)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private Optional<AccountId> authentic(ByteBuffer token) {
        byte[] account = new byte[NAMED];
        byte[] mac = new byte[MAC];
        token.get(account).get(mac);
        boolean ours = false;
        for (NamedKey key : keys.all()) {
            ours |= MessageDigest.isEqual(mac, key.mac(KeyUse.UNSUBSCRIBE, account));
        }
        return ours ? Optional.of(AccountId.of(account)) : Optional.empty();
    }
}
