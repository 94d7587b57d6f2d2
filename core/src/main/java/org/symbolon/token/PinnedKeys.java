package org.symbolon.token;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.symbolon.key.KeyRing;

/** Every key that verifies access tokens, by its name, and the one of them that signs. */
final class PinnedKeys {
    private final PinnedKey newest;
    private final Map<String, PinnedKey> byName = new HashMap<>();

    PinnedKeys(PinnedKey newest, List<PinnedKey> known) {
        this.newest = newest;
        for (var key : known) {
            byName.put(key.name(), key);
        }
    }

    /** @throws IllegalArgumentException where a signing key has a name of the ring: a token could mean either */
    static PinnedKeys of(TokenKeys keys, KeyRing ring) {
        for (var key : keys.known()) {
            if (ring.find(key.name()).isPresent()) {
                throw new IllegalArgumentException("A signing key is named " + key.name()
                        + " as a key of the key ring is. Give its JWK another kid.");
            }
        }
        var ofRing = keys.acceptsHs256() ? ring.all().stream().map(PinnedKey::hs256) : Stream.<PinnedKey>empty();
        var known = Stream.concat(keys.known().stream().map(PinnedKey::es256), ofRing)
                .toList();
        var newest = keys.newest().map(PinnedKey::es256).orElseGet(() -> PinnedKey.hs256(ring.newest()));
        return new PinnedKeys(newest, known);
    }

    PinnedKey newest() {
        return newest;
    }

    Optional<PinnedKey> find(@Nullable String name) {
        return Optional.ofNullable(name).map(byName::get);
    }
}
