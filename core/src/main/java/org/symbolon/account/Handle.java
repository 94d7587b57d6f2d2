package org.symbolon.account;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * One half of the symbolon: 256 random bits that the client which began a flow holds, and that no one else ever sees.
 * The store keeps only its digest.
 *
 * <p>Any text makes a handle; one that was never handed out opens nothing and is answered like a closed flow.
 */
public final class Handle {
    static final int BYTES = 32;

    private final String text;

    private Handle(String text) {
        this.text = text;
    }

    public static Handle random(SecureRandom random) {
        return new Handle(RandomText.draw(random, BYTES));
    }

    /** Takes what a client sent back. Never throws: text that cannot be a handle belongs to no flow. */
    public static Handle of(@Nullable String text) {
        return new Handle(text != null && RandomText.decode(text, BYTES).isPresent() ? text : "");
    }

    /**
     * The text to give to the client: 43 characters of base64url, empty where the text it was made of cannot be one.
     */
    public String reveal() {
        return text;
    }

    /** What the store keeps in the handle's place. */
    public HandleDigest digest() {
        byte[] secret = RandomText.decode(text, BYTES).orElse(new byte[0]);
        return new HandleDigest(RandomText.encode(sha256().digest(secret)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "Handle[hidden]";
    }
}
