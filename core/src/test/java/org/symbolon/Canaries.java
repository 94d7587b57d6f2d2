package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.symbolon.account.Handle;
import org.symbolon.token.SessionTokens;

/** The secrets of one run, each in every spelling that it could be found in. */
final class Canaries {
    private final Map<String, List<String>> secrets = new LinkedHashMap<>();

    /** A text that is secret as it stands; where it is base64url, its bytes are secret too. */
    void text(String name, String secret) {
        assertThat(secret).as(name).hasSizeGreaterThan(7);
        add(name, List.of(secret));
        add(name, Dump.spellings(secret.getBytes(StandardCharsets.UTF_8)));
    }

    /** Bytes, and their text in base64url. */
    void bytes(String name, byte[] secret) {
        add(name, Dump.spellings(secret));
    }

    void handle(Handle handle) {
        text("handle", handle.reveal());
        bytes("handle", Base64.getUrlDecoder().decode(handle.reveal()));
    }

    /** A code as it is mailed, {@code XXXX-XXXX}. */
    void code(String code) {
        var symbols = code.replace("-", "");
        for (var spelling : List.of(code, symbols)) {
            text("code", spelling);
            text("code", spelling.toLowerCase(Locale.ROOT));
            bytes("digest of a code", sha256(spelling));
        }
    }

    /** A code is so short that whoever has a digest of it without a key finds it. */
    private static byte[] sha256(String code) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError(missing);
        }
    }

    void tokens(SessionTokens tokens) {
        text("access token", tokens.accessToken().reveal());
        text("refresh token", tokens.refreshToken().reveal());
        bytes(
                "refresh token",
                Base64.getUrlDecoder().decode(tokens.refreshToken().reveal()));
    }

    private void add(String name, List<String> spellings) {
        secrets.computeIfAbsent(name, kind -> new ArrayList<>()).addAll(spellings);
    }

    /** How many kinds of secrets there are. */
    int kinds() {
        return secrets.size();
    }

    /** What of them is in the text, by name and not by value. */
    List<String> foundIn(String text) {
        return secrets.entrySet().stream()
                .filter(secret -> secret.getValue().stream().anyMatch(text::contains))
                .map(Map.Entry::getKey)
                .toList();
    }
}
