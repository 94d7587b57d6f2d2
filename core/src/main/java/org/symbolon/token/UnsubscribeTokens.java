package org.symbolon.token;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.symbolon.account.AccountId;
import org.symbolon.key.KeyRing;
import org.symbolon.key.KeyUse;

/**
 * An unsubscribe token is the account's id under a seal. It does not end, since the mails that carry it do not: so the
 * key it was made under stays in the ring for as long as its link should work.
 */
final class UnsubscribeTokens {
    private final KeyRing keys;
    private final SealedText sealed;

    UnsubscribeTokens(KeyRing keys) {
        this.keys = keys;
        this.sealed = new SealedText(keys, KeyUse.UNSUBSCRIBE, AccountId.BYTES);
    }

    UnsubscribeToken mint(AccountId account) {
        return UnsubscribeToken.of(sealed.seal(keys.newest(), account.bytes()));
    }

    /** The account that an authentic token names; empty for any other text, whatever is wrong with it. */
    Optional<AccountId> read(UnsubscribeToken token) {
        return sealed.open(token.reveal()).map(UnsubscribeTokens::named);
    }

    private static AccountId named(ByteBuffer said) {
        byte[] account = new byte[AccountId.BYTES];
        said.get(account);
        return AccountId.of(account);
    }
}
