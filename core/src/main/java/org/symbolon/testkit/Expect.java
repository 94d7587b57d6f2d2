package org.symbolon.testkit;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a law says when it is broken: what it was about, what was expected and what came. */
final class Expect {
    private Expect() {}

    static void yes(String what, boolean came) {
        same(what, true, came);
    }

    static void no(String what, boolean came) {
        same(what, false, came);
    }

    static void none(String what, Optional<?> came) {
        same(what, Optional.empty(), came);
    }

    static <T> T some(String what, Optional<T> came) {
        return came.orElseThrow(() -> new AssertionError(what + ": expected something, came nothing"));
    }

    /** Compares what can be seen of both, hashes and the spelling of addresses included. */
    static void same(String what, Object expected, Object came) {
        if (expected instanceof List<?> list && came instanceof List<?> other && list.size() == other.size()) {
            for (int number = 0; number < list.size(); number++) {
                sameText(what + ", number " + number, list.get(number), other.get(number));
            }
        } else {
            sameText(what, expected, came);
        }
    }

    private static void sameText(String what, @Nullable Object expected, @Nullable Object came) {
        var wanted = Spelling.of(expected);
        var seen = Spelling.of(came);
        if (!wanted.equals(seen)) {
            throw new AssertionError(what + ": expected " + wanted + ", came " + seen);
        }
    }
}
