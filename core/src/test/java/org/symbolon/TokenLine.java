package org.symbolon;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.symbolon.SessionCall.Answer;
import org.symbolon.SessionCall.Kind;
import org.symbolon.policy.Policy;

/**
 * The refresh tokens of one session, each in its place behind the one that it replaced, and between which two moments
 * each was made. What is <em>certain</em> holds whenever within those the store did its work; what is <em>possible</em>
 * holds for some.
 */
final class TokenLine {
    private static final long GRACE = Policy.REFRESH_GRACE.toNanos();

    /** The clock is read in whole milliseconds, so that a moment may seem to be less than this before it was. */
    private static final long TICK = Duration.ofMillis(1).toNanos();

    private final Map<String, Integer> places;
    private final boolean one;
    private final long[] madeFrom;
    private final long[] madeUntil;

    private TokenLine(Map<String, Integer> places, boolean one, List<SessionCall> calls) {
        this.places = places;
        this.one = one;
        // two more: of the last token's child, which may be there without anybody knowing, and of that one's
        this.madeFrom = new long[places.size() + 2];
        this.madeUntil = new long[places.size() + 2];
        Arrays.fill(madeFrom, Long.MAX_VALUE);
        Arrays.fill(madeUntil, Long.MAX_VALUE);
        calls.stream().filter(call -> places.containsKey(call.presented())).forEach(this::time);
    }

    /** Of all calls of one session. */
    static TokenLine of(String first, List<SessionCall> calls) {
        var next = calls.stream()
                .filter(call -> call.is(Kind.REFRESH, Answer.WORKED))
                .collect(groupingBy(SessionCall::presented, mapping(SessionCall::gave, toSet())));
        var places = walk(first, next);
        boolean one = next.values().stream().allMatch(children -> children.size() == 1)
                && places.size() == next.size() + 1
                && calls.stream()
                        .filter(call -> call.kind().presents())
                        .allMatch(call -> places.containsKey(call.presented()));
        return new TokenLine(places, one, calls);
    }

    private static Map<String, Integer> walk(String first, Map<String, Set<String>> next) {
        var places = new HashMap<String, Integer>();
        @Nullable String token = first;
        while (token != null && !places.containsKey(token)) {
            places.put(token, places.size());
            token = next.getOrDefault(token, Set.of()).stream().findFirst().orElse(null);
        }
        return places;
    }

    private int place(SessionCall call) {
        return Objects.requireNonNull(places.get(call.presented()));
    }

    private void time(SessionCall call) {
        int child = place(call) + 1;
        if (call.kind() == Kind.REFRESH && !call.refused()) {
            madeFrom[child] = Math.min(madeFrom[child], call.began());
        }
        if (call.is(Kind.REFRESH, Answer.WORKED)) {
            madeUntil[child] = Math.min(madeUntil[child], call.answered());
        }
    }

    /** Whether each token was replaced by one other at most, and none came from elsewhere. */
    boolean isOne() {
        return one;
    }

    int rotations() {
        return places.size() - 1;
    }

    /** Whether the token that the call presents was too old, however early the store looked at it. */
    boolean isCertainlyOld(SessionCall call) {
        int place = place(call);
        return madeUntil[place + 2] < call.began() || call.began() - madeUntil[place + 1] > GRACE + TICK;
    }

    /** Whether the token that the call presents may have been too old by the time that the store looked at it. */
    boolean isPossiblyOld(SessionCall call) {
        int place = place(call);
        return madeFrom[place + 2] < call.latest() || call.latest() - madeFrom[place + 1] > GRACE - TICK;
    }
}
