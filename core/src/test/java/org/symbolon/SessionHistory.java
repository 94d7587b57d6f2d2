package org.symbolon;

import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.symbolon.SessionCall.Answer;
import org.symbolon.SessionCall.Kind;

/**
 * All calls of all clients, and whether sessions can have kept their promises in it: each session one line of refresh
 * tokens that ends once, for a reason, and for good. Whatever the store may have done between a call and its answer is
 * allowed, so a slow machine shows no fault.
 */
final class SessionHistory {
    private final List<SessionCall> calls;
    private final Map<Integer, List<SessionCall>> bySession;
    private final Map<Integer, List<SessionCall>> everywhere;
    private final Duration bound;

    /** @param bound how long an access token may outlive its session */
    SessionHistory(List<SessionCall> calls, Duration bound) {
        this.calls = calls;
        this.bound = bound;
        this.bySession = calls.stream()
                .filter(call -> call.session() != SessionCall.NONE)
                .collect(groupingBy(SessionCall::session));
        this.everywhere = calls.stream()
                .filter(call -> call.kind() == Kind.LOGOUT_EVERYWHERE)
                .collect(groupingBy(SessionCall::account));
    }

    /** What no history may show; empty where all is well. */
    List<SessionFault> faults() {
        var faults = new ArrayList<SessionFault>();
        calls.stream()
                .filter(call -> call.answer() == Answer.BROKE)
                .forEach(call -> faults.add(new SessionFault(
                        SessionFault.Kind.BROKE, call.session(), call.kind() + " threw " + call.gave())));
        lives().forEach(life -> faults.addAll(life.faults()));
        faults.addAll(wrongOwners());
        return faults;
    }

    private Stream<SessionLife> lives() {
        return bySession.values().stream()
                .map(ofOne -> SessionLife.of(
                        ofOne, everywhere.getOrDefault(ofOne.get(0).account(), List.of()), bound));
    }

    /** Each session of ours is one of theirs, each account of ours one of theirs, and the other way round. */
    private List<SessionFault> wrongOwners() {
        var faults = new ArrayList<SessionFault>();
        var sessions = new HashMap<String, Integer>();
        var accounts = new HashMap<String, Integer>();
        var named = new HashMap<Integer, String>();
        for (var call : calls) {
            if (call.worked() && (call.kind() == Kind.RESUME || call.kind() == Kind.AUTHENTICATE)) {
                var account = call.gave().substring(0, call.gave().indexOf('/'));
                boolean right = call.gave().equals(named.computeIfAbsent(call.session(), first -> call.gave()))
                        && sessions.computeIfAbsent(call.gave(), first -> call.session()) == call.session()
                        && accounts.computeIfAbsent(account, first -> call.account()) == call.account();
                if (!right) {
                    faults.add(new SessionFault(
                            SessionFault.Kind.WRONG_OWNER, call.session(), call.kind() + " named " + call.gave()));
                }
            }
        }
        return faults;
    }

    /** How many calls there were that are like that. */
    long count(Predicate<SessionCall> like) {
        return calls.stream().filter(like).count();
    }

    /** How often a refresh token was replaced by another. */
    long rotations() {
        return lives().mapToLong(SessionLife::rotations).sum();
    }

    /** How often a refresh token was answered with a child that was made already. */
    long replays() {
        return count(call -> call.is(Kind.REFRESH, Answer.WORKED)) - rotations();
    }

    /** How often a token came that was certainly too old, and so ended its session or found it ended. */
    long reuses() {
        return lives().mapToLong(SessionLife::reuses).sum();
    }

    /** How many sessions are known to have ended. */
    long ended() {
        return lives().filter(SessionLife::hasEnded).count();
    }

    /** All that was counted, in one line. */
    @Override
    public String toString() {
        var kinds = new EnumMap<Kind, Long>(Kind.class);
        calls.forEach(call -> kinds.merge(call.kind(), 1L, Long::sum));
        return calls.size() + " calls " + kinds + ", " + bySession.size() + " sessions, " + rotations() + " rotations, "
                + replays() + " replays, " + reuses() + " reuses, " + ended() + " ended, "
                + count(SessionCall::refused) + " refused, " + count(call -> call.answer() == Answer.UNKNOWN)
                + " unknown";
    }
}
