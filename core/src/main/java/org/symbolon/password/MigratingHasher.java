package org.symbolon.password;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.symbolon.account.Password;
import org.symbolon.account.PasswordHash;

/**
 * Checks hashes of other systems too, and makes ours. Whatever was kept, a password that does not fit costs one hash of
 * ours and one of each accepted format; one that fits is known as soon as it does.
 */
final class MigratingHasher implements PasswordHasher {
    private final Argon2idHasher ours;
    private final Map<ForeignScheme, ForeignHash> decoys = new LinkedHashMap<>();
    private final Map<ForeignScheme, Long> runs = new LinkedHashMap<>();

    MigratingHasher(Argon2idHasher ours, Collection<ForeignFormat> accepted, SecureRandom random) {
        this.ours = ours;
        accepted.forEach(format -> decoys.put(format.scheme(), ForeignHash.decoy(format.scheme(), random)));
    }

    @Override
    public PasswordHash hash(Password password) {
        return ours.hash(password);
    }

    @Override
    public boolean verify(Password password, PasswordHash hash) {
        return ForeignHash.read(hash)
                .filter(read -> decoys.containsKey(read.scheme()))
                .map(foreign -> verifyForeign(password, foreign))
                .orElseGet(() -> verifyOurs(password, hash));
    }

    private boolean verifyForeign(Password password, ForeignHash foreign) {
        if (fits(password, foreign)) {
            return true;
        }
        ours.verifyDecoy(password);
        decoys.values().stream()
                .filter(decoy -> !decoy.scheme().equals(foreign.scheme()))
                .forEach(decoy -> fits(password, decoy));
        return false;
    }

    private boolean verifyOurs(Password password, PasswordHash hash) {
        if (ours.verify(password, hash)) {
            return true;
        }
        decoys.values().forEach(decoy -> fits(password, decoy));
        return false;
    }

    @Override
    public void verifyDecoy(Password password) {
        ours.verifyDecoy(password);
        decoys.values().forEach(decoy -> fits(password, decoy));
    }

    private boolean fits(Password password, ForeignHash foreign) {
        runs.merge(foreign.scheme(), 1L, Long::sum);
        return foreign.fits(password);
    }

    @Override
    public boolean isOutdated(PasswordHash hash) {
        return ours.isOutdated(hash);
    }

    /** For tests: how often the price of the format was paid. */
    long runs(ForeignFormat format) {
        return runs.getOrDefault(format.scheme(), 0L);
    }

    @Override
    public String toString() {
        return "MigratingHasher[" + ours + ", " + decoys.keySet() + "]";
    }
}
