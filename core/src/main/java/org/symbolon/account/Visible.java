package org.symbolon.account;

/** Which characters show, and so can be read by whoever is to trust what they say. */
final class Visible {
    private Visible() {}

    /** Whether a code point shows: nothing that ends a line, reverses the text around or is no character yet. */
    static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
