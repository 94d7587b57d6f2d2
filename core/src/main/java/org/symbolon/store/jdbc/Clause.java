package org.symbolon.store.jdbc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of SQL, or a whole statement, with the values of its question marks in their order. Values are only ever
 * bound; the text is ours alone.
 */
record Clause(String text, List<@Nullable Object> values) {
    private static final int LONGEST_SUMMARY = 80;

    static Clause of(String text, @Nullable Object... values) {
        return new Clause(text, Arrays.asList(values));
    }

    /** This one with the other behind it. */
    Clause and(Clause other) {
        var all = new ArrayList<@Nullable Object>(values);
        all.addAll(other.values);
        return new Clause(text + other.text, all);
    }

    Clause and(String more, @Nullable Object... moreValues) {
        return and(of(more, moreValues));
    }

    /** A list of values in parentheses; one that nothing equals where there are none. */
    static Clause anyOf(Collection<String> values) {
        return values.isEmpty()
                ? of("(NULL)")
                : of("(" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")", values.toArray());
    }

    /** Its beginning, for a developer to recognize it by. */
    String summary() {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_SUMMARY ? line : line.substring(0, LONGEST_SUMMARY) + "…";
    }
}
