package org.symbolon.account;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is kept of a password: a PHC string that names its algorithm, cost, salt and pepper key. It cannot be printed or
 * compared.
 */
public final class PasswordHash {
    private static final Pattern KEY_ID = Pattern.compile(
            "^\\$argon2id\\$[^$]{1,64}\\$[^$]{1,64},keyid=((?:[0-9A-Za-z+/]{4})*[0-9A-Za-z+/]{2,4})\\$");

    private final String phc;

    private PasswordHash(String phc) {
        this.phc = phc;
    }

    public static PasswordHash of(String phc) {
        return new PasswordHash(Objects.requireNonNull(phc, "phc"));
    }

    /** The name of the pepper key that it was made under; empty for a hash that was imported. */
    public Optional<String> keyName() {
        return Optional.of(KEY_ID.matcher(phc)).filter(Matcher::find).map(found -> decode(found.group(1)));
    }

    private static String decode(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    /** The PHC string, for a store to write. */
    public String reveal() {
        return phc;
    }

    @Override
    public String toString() {
        return "PasswordHash[hidden]";
    }
}
