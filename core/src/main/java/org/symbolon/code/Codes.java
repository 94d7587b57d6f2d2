package org.symbolon.code;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import org.symbolon.account.HandleDigest;
import org.symbolon.account.Purpose;
import org.symbolon.key.KeyRing;
import org.symbolon.key.KeyUse;
import org.symbolon.key.NamedKey;
import org.symbolon.store.FlowRecord;

/**
 * Derives what the mailbox receives from what the store keeps, under a key that the store never sees: so no database,
 * outbox or backup can leak a code, and a mail that is sent again carries the same one.
 *
 * <p>A code is the first 40 bits of HMAC-SHA-256 over purpose, handle digest and sequence, in Crockford's base32
 * ({@code ASVS 6.5.1–6.5.4}).
 */
public final class Codes {
    static final int SYMBOLS = 8;
    private static final String LABEL_LETTERS = Crockford.ALPHABET.substring(10);

    private final KeyRing keys;

    public Codes(KeyRing keys) {
        this.keys = keys;
    }

    /**
     * The code as a mail shows it, {@code XXXX-XXXX}.
     *
     * @param sequence which of the flow's codes; the first is 1
     * @throws org.symbolon.key.UnknownKeyException where this node was not given that key
     */
    public String print(String keyName, HandleDigest flow, Purpose purpose, int sequence) {
        var symbols = symbols(keys.require(keyName), flow, purpose, sequence);
        return symbols.substring(0, SYMBOLS / 2) + "-" + symbols.substring(SYMBOLS / 2);
    }

    /**
     * The letter and the digit by which people see which mail belongs to which page: {@code K7}. In that order it is
     * neither a word nor a number, wherever it stands in a sentence.
     */
    public String label(String keyName, HandleDigest flow) {
        byte[] mac = keys.require(keyName).mac(KeyUse.LABEL, flow.bytes());
        int drawn = Math.floorMod(ByteBuffer.wrap(mac).getInt(), LABEL_LETTERS.length() * 10);
        return "" + LABEL_LETTERS.charAt(drawn / 10) + drawn % 10;
    }

    /**
     * Whether a code of this flow that is alive at {@code now} is the one typed; of a decoy none ever is. Takes as long
     * for a wrong one as for a right one.
     */
    public boolean fits(FlowRecord flow, TypedCode typed, Instant now) {
        var key = keys.require(flow.keyName());
        boolean fits = false;
        for (int sequence = 1; sequence <= flow.sequence(); sequence++) {
            var code = symbols(key, flow.digest(), flow.purpose(), sequence).getBytes(StandardCharsets.US_ASCII);
            boolean alive = now.isBefore(flow.codeExpiries().get(sequence - 1));
            boolean same = MessageDigest.isEqual(code, typed.bytes());
            fits |= same && alive;
        }
        return fits && flow.mail().carriesCode();
    }

    private static String symbols(NamedKey key, HandleDigest flow, Purpose purpose, int sequence) {
        byte[] name = purpose.name().getBytes(StandardCharsets.US_ASCII);
        byte[] digest = flow.bytes();
        var message = ByteBuffer.allocate(1 + name.length + digest.length + Integer.BYTES)
                .put((byte) name.length)
                .put(name)
                .put(digest)
                .putInt(sequence);
        return Crockford.print(key.mac(KeyUse.CODE, message.array()), SYMBOLS);
    }
}
