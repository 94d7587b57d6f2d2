package org.symbolon.store;

import java.util.Map;
import org.symbolon.account.PasswordHash;

/**
 * What a registration keeps until its address is proven.
 *
 * @param hash of the chosen password; in a decoy, random text of the same length
 * @param profile for the host's own row; at most 2 KiB
 */
public record Applicant(PasswordHash hash, Map<String, String> profile) {
    public Applicant {
        profile = Map.copyOf(profile);
    }

    /** Tells which keys there are, but not what the host's users wrote. */
    @Override
    public String toString() {
        return "Applicant" + profile.keySet();
    }
}
