package org.symbolon.token;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The two numbers of an ES256 signature on P-256. */
record EcSignature(BigInteger r, BigInteger s) {
    static final BigInteger ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    static EcSignature of(byte[] bytes) {
        return new EcSignature(new BigInteger(1, Arrays.copyOf(bytes, 32)), new BigInteger(1, bytes, 32, 32));
    }

    boolean isHigh() {
        return s.shiftLeft(1).compareTo(ORDER) > 0;
    }

    /** As a JWS has it: 64 bytes. */
    byte[] bytes() {
        return ByteBuffer.allocate(64).put(fixed(r)).put(fixed(s)).array();
    }

    private static byte[] fixed(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[32];
        int kept = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - kept, fixed, 32 - kept, kept);
        return fixed;
    }

    /** As a certificate has it. */
    byte[] der() {
        byte[] first = integer(r);
        byte[] second = integer(s);
        return ByteBuffer.allocate(2 + first.length + second.length)
                .put((byte) 0x30)
                .put((byte) (first.length + second.length))
                .put(first)
                .put(second)
                .array();
    }

    private static byte[] integer(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return ByteBuffer.allocate(2 + bytes.length)
                .put((byte) 0x02)
                .put((byte) bytes.length)
                .put(bytes)
                .array();
    }
}
