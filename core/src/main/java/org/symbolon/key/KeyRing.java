package org.symbolon.key;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The secrets that everything secret is derived from. The newest makes what is new, every one of them still checks what
 * it made: so a secret is replaced without anybody noticing.
 *
 * <p>To rotate, first let every node know the next key, {@code KeyRing.of("k1", old).withNext("k2", next)}; one
 * deployment later make it the newest, {@code KeyRing.of("k2", next).withOlder("k1", old)}. An old key is needed for
 * three hours by codes, 30 days by refresh tokens, 180 by device tokens, by unsubscribe links as long as they should
 * work, and by passwords as long as any is under it.
 */
public final class KeyRing {
    /** The least number of bytes in a secret. */
    public static final int LEAST_BYTES = 32;

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,31}");

    private final NamedKey newest;
    private final List<NamedKey> older;
    private final Map<String, NamedKey> byName;

    private KeyRing(NamedKey newest, List<NamedKey> older, Map<String, NamedKey> byName) {
        this.newest = newest;
        this.older = List.copyOf(older);
        this.byName = Collections.unmodifiableMap(byName);
    }

    /**
     * A ring of one key.
     *
     * @param name up to 32 of {@code a-z 0-9 . _ -}, kept beside what the key made; never used again for another secret
     * @param secret at least {@link #LEAST_BYTES} random bytes; not kept, so the caller may wipe them
     * @throws IllegalArgumentException where either is not as said
     */
    public static KeyRing of(String name, byte[] secret) {
        var key = key(name, secret);
        return new KeyRing(key, List.of(), Map.of(name, key));
    }

    /** This ring and one more key, older than all others: it makes nothing any more, but checks what it made. */
    public KeyRing withOlder(String name, byte[] secret) {
        var key = key(name, secret);
        var keys = new ArrayList<>(older);
        keys.add(key);
        return new KeyRing(newest, keys, with(key));
    }

    /** This ring and a key that makes nothing yet, but checks what nodes make for which it is already the newest. */
    public KeyRing withNext(String name, byte[] secret) {
        return new KeyRing(newest, older, with(key(name, secret)));
    }

    private Map<String, NamedKey> with(NamedKey key) {
        var keys = new LinkedHashMap<>(byName);
        if (keys.put(key.name(), key) != null) {
            throw new IllegalArgumentException(
                    "Each key has a name of its own, and one is already named " + key.name());
        }
        return keys;
    }

    private static NamedKey key(String name, byte[] secret) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(secret, "secret");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A key's name is up to 32 of a-z 0-9 . _ - such as k1, not: " + name);
        }
        if (secret.length < LEAST_BYTES) {
            throw new IllegalArgumentException("The secret of key " + name + " has " + secret.length
                    + " bytes; give it at least " + LEAST_BYTES + ", for instance from: openssl rand -base64 32");
        }
        if (Arrays.equals(secret, new byte[secret.length])) {
            throw new IllegalArgumentException("The secret of key " + name + " was never filled: all of it is zero");
        }
        return new NamedKey(name, secret);
    }

    /** The key that makes what is new. */
    public NamedKey newest() {
        return newest;
    }

    /** The key that stays the same longest: the ledger's, since budgets must not be forgotten at a rotation. */
    public NamedKey oldest() {
        return older.isEmpty() ? newest : older.get(older.size() - 1);
    }

    /** Whether the key made things before the newest did; false for the newest, one that is to come, and a stranger. */
    public boolean isOlder(String name) {
        return older.stream().anyMatch(key -> key.name().equals(name));
    }

    /** Every key that this node knows, in no promised order. */
    public Collection<NamedKey> all() {
        return byName.values();
    }

    public Optional<NamedKey> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * The key that something at rest was made under.
     *
     * @throws UnknownKeyException where this node was not given that key
     */
    public NamedKey require(String name) {
        return find(name).orElseThrow(() -> new UnknownKeyException(name));
    }

    public Set<String> names() {
        return byName.keySet();
    }

    @Override
    public String toString() {
        return "KeyRing" + names();
    }
}
