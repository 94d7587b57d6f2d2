package org.symbolon.code;

/** The first bits of some bytes in Crockford's base32: no {@code I}, {@code L}, {@code O} or {@code U}. */
final class Crockford {
    static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BITS = 5;

    private Crockford() {}

    /** @param characters how many to print, five bits each */
    static String print(byte[] bytes, int characters) {
        var text = new StringBuilder(characters);
        for (int bit = 0; bit < characters * BITS; bit += BITS) {
            text.append(ALPHABET.charAt(fiveBits(bytes, bit)));
        }
        return text.toString();
    }

    private static int fiveBits(byte[] bytes, int from) {
        int value = 0;
        for (int bit = from; bit < from + BITS; bit++) {
            value = (value << 1) | ((bytes[bit / 8] >> (7 - bit % 8)) & 1);
        }
        return value;
    }

    /** The character that a person meant: any case, {@code I} and {@code L} for 1, {@code O} for 0; -1 for none. */
    static int read(int typed) {
        return switch (typed) {
            case 'I', 'i', 'L', 'l' -> '1';
            case 'O', 'o' -> '0';
            default -> typed < 0x80 && ALPHABET.indexOf(upper(typed)) >= 0 ? upper(typed) : -1;
        };
    }

    private static int upper(int typed) {
        return typed >= 'a' && typed <= 'z' ? typed - 'a' + 'A' : typed;
    }
}
