package org.symbolon.spring.core;

import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.util.StringUtils;
import org.symbolon.key.KeyRing;

/** Makes the key ring out of properties. */
final class KeyRings {
    private static final Log LOG = LogFactory.getLog(KeyRings.class);
    private static final String ONLY = "k1";

    private KeyRings() {}

    static KeyRing of(SymbolonProperties properties) {
        var secret = properties.secret();
        if (properties.generateSecret()
                && !StringUtils.hasText(secret)
                && properties.keys().isEmpty()) {
            return generated();
        }
        if (properties.keys().isEmpty()) {
            return KeyRing.of(ONLY, Secrets.read("symbolon.secret", secret));
        }
        if (StringUtils.hasText(secret)) {
            throw new FailureAnalyzedException(
                    "Both symbolon.secret and symbolon.keys are set, and only one of them can be meant.",
                    "Where symbolon.secret is one of several keys, move it into the list, under the name " + ONLY
                            + " that it has had so far; the newest key comes first.");
        }
        return ring(properties.keys());
    }

    private static KeyRing generated() {
        LOG.warn("symbolon.generate-secret=true made a secret for this start alone. At the next one all sessions,"
                + " mailed codes and passwords are lost, since they are bound to it. For anything but development set"
                + " symbolon.secret to what this prints: " + Secrets.COMMAND);
        var secret = new byte[KeyRing.LEAST_BYTES];
        new SecureRandom().nextBytes(secret);
        return KeyRing.of(ONLY, secret);
    }

    private static KeyRing ring(List<SymbolonProperties.Key> keys) {
        KeyRing ring = null;
        for (int n = 0; n < keys.size(); n++) {
            ring = with(ring, "symbolon.keys[" + n + "]", keys.get(n));
        }
        return Objects.requireNonNull(ring);
    }

    /** Whoever mixes up name and secret would read the secret in what core says of the name. */
    private static KeyRing with(@Nullable KeyRing ring, String property, SymbolonProperties.Key key) {
        var secret = Secrets.read(property + ".secret", key.secret());
        var name = key.name() == null ? "" : key.name();
        try {
            return ring == null ? KeyRing.of(name, secret) : ring.withOlder(name, secret);
        } catch (IllegalArgumentException unfit) {
            throw new FailureAnalyzedException(
                    property + ".name is missing, or not the name of a key, or that of another key.",
                    "Give each key a name of its own, up to 32 of a-z 0-9 . _ - such as k1.");
        }
    }
}
