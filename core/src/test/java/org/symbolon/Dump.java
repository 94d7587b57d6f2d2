package org.symbolon;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * All that a store keeps, as whoever steals it would read it.
 *
 * @param rows how many there are, by table
 */
record Dump(String text, Map<String, Integer> rows) {
    /** The tables that have rows. */
    List<String> filled() {
        return tables(count -> count > 0);
    }

    /** The tables that have none. */
    List<String> empty() {
        return tables(count -> count == 0);
    }

    private List<String> tables(IntPredicate count) {
        return rows.entrySet().stream()
                .filter(table -> count.test(table.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How bytes are likely to be written, and looked for. */
    static List<String> spellings(byte[] bytes) {
        var hex = HexFormat.of().formatHex(bytes);
        return List.of(
                new String(bytes, StandardCharsets.ISO_8859_1),
                hex,
                hex.toUpperCase(Locale.ROOT),
                Base64.getEncoder().withoutPadding().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
