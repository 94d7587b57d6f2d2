package org.symbolon.password;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.BCrypt;
import org.symbolon.account.Password;

/**
 * bcrypt as {@code $2a$}, {@code $2b$} or {@code $2y$}, which are the same for whatever is UTF-8. It sees 72 bytes: a
 * password of more is refused, since another one may begin alike.
 */
record Bcrypt(int cost) implements ForeignScheme {
    private static final Pattern FORM = Pattern.compile(
            "(?:\\{bcrypt}|bcrypt\\$)?\\$2[aby]\\$([0-3][0-9])\\$([./A-Za-z0-9]{22})([./A-Za-z0-9]{31})");
    private static final String ITS_ALPHABET = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String BASE64_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final int LEAST_COST = 4;
    private static final int MOST_COST = 13;
    private static final int MOST_BYTES = 72;
    private static final int HASH_BYTES = 23;

    static Optional<ForeignHash> read(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        var scheme = new Bcrypt(Integer.parseInt(form.group(1)));
        return bytes(form.group(2))
                .flatMap(salt -> bytes(form.group(3)).map(hash -> new ForeignHash(scheme, salt, hash)));
    }

    private static Optional<byte[]> bytes(String text) {
        var base64 = new StringBuilder();
        text.chars().forEach(letter -> base64.append(BASE64_ALPHABET.charAt(ITS_ALPHABET.indexOf(letter))));
        return StrictBase64.BARE.read(base64.toString());
    }

    @Override
    public boolean takesAllOf(Password password) {
        return utf8(password).length <= MOST_BYTES;
    }

    @Override
    public byte[] work(Password password, byte[] salt, int hashBytes) {
        boolean closedByNul = true;
        return Arrays.copyOf(BCrypt.generate(utf8(password), salt, cost, closedByNul), hashBytes);
    }

    private static byte[] utf8(Password password) {
        return password.reveal().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int hashBytes() {
        return HASH_BYTES;
    }

    @Override
    public void requireBounds() {
        ForeignScheme.require("The cost of bcrypt", cost, LEAST_COST, MOST_COST);
    }

    @Override
    public String toString() {
        return "ForeignFormat.bcrypt(" + cost + ")";
    }
}
