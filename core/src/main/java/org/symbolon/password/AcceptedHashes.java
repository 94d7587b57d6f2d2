package org.symbolon.password;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.symbolon.account.PasswordHash;
import org.symbolon.key.KeyRing;

/** Which hashes can be checked here: ours under a known key, and those of the foreign formats that were accepted. */
public final class AcceptedHashes {
    private static final Pattern KEY_NAME = Pattern.compile("[a-z0-9._-]{1,32}");
    private static final Pattern WORTHLESS =
            Pattern.compile("\\{(noop|ldap|MD4|MD5|SHA-1|SHA-256|sha256)}.*", Pattern.DOTALL);

    private final KeyRing keys;
    private final List<ForeignFormat> foreign;

    /** Formats that occur twice count once. */
    public AcceptedHashes(KeyRing keys, Collection<ForeignFormat> foreign) {
        this.keys = Objects.requireNonNull(keys, "keys");
        this.foreign = foreign.stream().distinct().toList();
    }

    /** Makes hashes of ours and checks all that are accepted; for one thread at a time. */
    public PasswordHasher hasher(SecureRandom random) {
        var ours = new Argon2idHasher(keys, random);
        return foreign.isEmpty() ? ours : new MigratingHasher(ours, foreign, random);
    }

    /** As {@link AdmissionGate#permitsForThisMachine()}, with room for the memory of the largest foreign format. */
    public int permitsForThisMachine() {
        return AdmissionGate.permitsForThisMachine(foreignBytes());
    }

    /** An eighth more than the algorithm asks for, since Java's arrays have heads. */
    long foreignBytes() {
        return foreign.stream()
                .mapToLong(format -> format.scheme().memoryBytes() * 9 / 8)
                .max()
                .orElse(0);
    }

    /**
     * Why nobody could sign in by this hash, with what to do about it; empty where it can be checked. Nothing of the
     * hash is told but its format.
     */
    public Optional<String> refusal(PasswordHash hash) {
        var ours = PhcString.read(hash);
        if (ours.isPresent()) {
            return ours.map(PhcString::keyName)
                    .filter(name -> keys.find(name).isEmpty())
                    .map(AcceptedHashes::keyMissing);
        }
        return ForeignHash.read(hash).map(this::refusal).orElseGet(() -> Optional.of(unknown(hash)));
    }

    private static String keyMissing(String name) {
        var shown = KEY_NAME.matcher(name).matches() ? "key " + name : "a key of an impossible name";
        return "A hash of ours under " + shown + ", which this node does not know. Add it to the key ring.";
    }

    private Optional<String> refusal(ForeignHash read) {
        var scheme = read.scheme();
        if (foreign.stream().anyMatch(format -> format.scheme().equals(scheme))) {
            return Optional.empty();
        }
        try {
            scheme.requireBounds();
            return Optional.of("A hash of a format that is not accepted. Add .acceptForeign(" + scheme + ")");
        } catch (IllegalArgumentException outOfBounds) {
            return Optional.of("A hash of a cost that is never accepted. " + outOfBounds.getMessage());
        }
    }

    private static String unknown(PasswordHash hash) {
        return WORTHLESS.matcher(hash.reveal()).matches()
                ? "A plain password or a mere digest, which is never accepted. Its owner needs a new password."
                : "A text of no known format: neither a hash of ours nor of any ForeignFormat.";
    }

    @Override
    public String toString() {
        return "AcceptedHashes[" + keys + ", " + foreign + "]";
    }
}
