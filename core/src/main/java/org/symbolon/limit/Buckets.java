package org.symbolon.limit;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.symbolon.key.KeyRing;
import org.symbolon.key.KeyUse;

/** How buckets are named, so that the ledger tells neither an address nor a session. */
final class Buckets {
    private Buckets() {}

    /** The name stays the same through key rotations for as long as the oldest key does. */
    static String name(KeyRing keys, String what, String subject) {
        byte[] bucket = keys.oldest().mac(KeyUse.LEDGER, (what + "\n" + subject).getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bucket);
    }
}
