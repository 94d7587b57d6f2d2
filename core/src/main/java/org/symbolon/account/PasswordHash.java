package org.symbolon.account;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is kept of a password, as text of at most 512 characters: a PHC string that names algorithm, cost, salt and
 * pepper key where it is ours, else as the system wrote it that it was imported from. It cannot be printed or compared.
 */
public final class PasswordHash {
    private static final Pattern KEY_ID = Pattern.compile(
            "^\\$argon2id\\$[^$]{1,64}\\$[^$]{1,64},keyid=((?:[0-9A-Za-z+/]{4})*[0-9A-Za-z+/]{2,4})\\$");

    private final String text;

    private PasswordHash(String text) {
        this.text = text;
    }

    public static PasswordHash of(String text) {
        return new PasswordHash(Objects.requireNonNull(text, "text"));
    }

    /** The name of the pepper key that it was made under; empty for a hash that was imported. */
    public Optional<String> keyName() {
        return Optional.of(KEY_ID.matcher(text)).filter(Matcher::find).map(found -> decode(found.group(1)));
    }

    private static String decode(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    /** The text, for a store to write. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "PasswordHash[hidden]";
    }
}
