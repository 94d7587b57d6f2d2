package org.symbolon;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.symbolon.store.memory.InMemoryStore;

/** All that a memory store keeps, as whoever steals it would read it: past every {@code toString} that hides. */
final class Dump {
    private final StringBuilder text = new StringBuilder();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private Dump() {}

    /** Everything; one line for each value, and bytes in every spelling. */
    static String of(InMemoryStore store) {
        var dump = new Dump();
        dump.write(store);
        return dump.text.toString();
    }

    /** How many rows one table has, such as {@code flows}. */
    static int rows(InMemoryStore store, String table) {
        var kept = read(read(read(store, "name", table), "type", "Table"), "name", "kept");
        return ((Map<?, ?>) kept).size();
    }

    private static Object read(Object owner, String by, String wanted) {
        return Arrays.stream(owner.getClass().getDeclaredFields())
                .filter(field -> wanted.equals(
                        by.equals("name") ? field.getName() : field.getType().getSimpleName()))
                .findFirst()
                .map(field -> read(owner, field))
                .orElseThrow(() -> new AssertionError("No field whose " + by + " is " + wanted + " in " + owner));
    }

    private static Object read(Object owner, Field field) {
        try {
            field.setAccessible(true);
            return field.get(owner);
        } catch (IllegalAccessException shut) {
            throw new AssertionError(shut);
        }
    }

    private void write(Object value) {
        if (value instanceof byte[] bytes) {
            writeBytes(bytes);
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, row) -> writeAll(Arrays.asList(key, row)));
        } else if (value instanceof Iterable<?> values && !isOurs(value)) {
            writeAll(values);
        } else if (value != null && isOurs(value) && !(value instanceof Enum<?>)) {
            writeFields(value);
        } else {
            text.append(value).append('\n');
        }
    }

    private static boolean isOurs(Object value) {
        return value.getClass().getName().startsWith("org.symbolon.");
    }

    private void writeAll(Iterable<?> values) {
        values.forEach(this::write);
    }

    private void writeFields(Object owner) {
        if (seen.add(owner)) {
            for (var field : owner.getClass().getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    write(read(owner, field));
                }
            }
        }
    }

    private void writeBytes(byte[] bytes) {
        spellings(bytes).forEach(spelling -> text.append(spelling).append('\n'));
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
