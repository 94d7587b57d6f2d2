package org.symbolon;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.symbolon.store.memory.InMemoryStore;

/** Reads what a memory store keeps past every {@code toString} that hides. */
final class MemoryDump {
    private final StringBuilder text = new StringBuilder();
    private final Map<String, Integer> rows = new TreeMap<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private MemoryDump() {}

    /** Everything, while nobody else changes a row; one line for each value, and bytes in every spelling. */
    static Dump of(InMemoryStore store) {
        return store.transact(unit -> {
            var dump = new MemoryDump();
            dump.write(store);
            return new Dump(dump.text.toString(), dump.rows);
        });
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
                    writeField(owner, field);
                }
            }
        }
    }

    private void writeField(Object owner, Field field) {
        var value = read(owner, field);
        if (field.getType().getSimpleName().equals("Table") && !seen.contains(value)) {
            rows.put(owner.getClass().getSimpleName() + "." + field.getName(), rowsOf(value));
        }
        write(value);
    }

    private static int rowsOf(Object table) {
        return Arrays.stream(table.getClass().getDeclaredFields())
                .map(field -> read(table, field))
                .filter(Map.class::isInstance)
                .mapToInt(kept -> ((Map<?, ?>) kept).size())
                .sum();
    }

    private void writeBytes(byte[] bytes) {
        Dump.spellings(bytes).forEach(spelling -> text.append(spelling).append('\n'));
    }
}
