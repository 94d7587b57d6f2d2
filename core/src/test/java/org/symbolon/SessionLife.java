package org.symbolon;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.symbolon.SessionCall.Answer;
import org.symbolon.SessionCall.Kind;

/** One session from its login to its last refusal, as its clients saw it. */
final class SessionLife {
    private final SessionCall login;
    private final List<SessionCall> calls;
    private final List<SessionCall> everywhere;
    private final long bound;
    private final TokenLine line;

    /** By when it had certainly ended. */
    private final long ended;

    /** Since when something was under way that may have ended it. */
    private final long cause;

    private SessionLife(SessionCall login, List<SessionCall> calls, List<SessionCall> everywhere, Duration bound) {
        this.login = login;
        this.calls = calls;
        this.everywhere = everywhere;
        this.bound = bound.toNanos();
        this.line = TokenLine.of(login.gave(), calls);
        this.ended = ended();
        this.cause = cause();
    }

    /**
     * Of all calls of one session.
     *
     * @param everywhere what may have ended all sessions of its account
     */
    static SessionLife of(List<SessionCall> calls, List<SessionCall> everywhere, Duration bound) {
        var login = calls.stream()
                .filter(call -> call.is(Kind.LOGIN, Answer.WORKED))
                .findFirst()
                .orElseThrow();
        return new SessionLife(login, calls, everywhere, bound);
    }

    private static long earliest(LongStream moments) {
        return moments.min().orElse(Long.MAX_VALUE);
    }

    /** A refusal is the end of it, whatever the cause: of a live session, none but a stale token is refused. */
    private long ended() {
        var ownEnds = calls.stream()
                .filter(call -> call.is(Kind.LOGOUT, Answer.WORKED) || call.is(Kind.REFRESH, Answer.REFUSED));
        var ends = everywhere.stream().filter(call -> call.worked() && login.answered() < call.began());
        return earliest(Stream.concat(ownEnds, ends).mapToLong(SessionCall::answered));
    }

    private long cause() {
        var own = calls.stream().filter(call -> call.kind() == Kind.LOGOUT || mayBeReuse(call));
        var others = everywhere.stream().filter(call -> !call.refused() && login.began() < call.latest());
        return earliest(Stream.concat(own, others).mapToLong(SessionCall::began));
    }

    private boolean mayBeReuse(SessionCall call) {
        return call.kind() == Kind.REFRESH && !call.worked() && (!line.isOne() || line.isPossiblyOld(call));
    }

    boolean hasEnded() {
        return ended < Long.MAX_VALUE;
    }

    long rotations() {
        return line.rotations();
    }

    long reuses() {
        return calls.stream()
                .filter(call -> line.isOne() && call.is(Kind.REFRESH, Answer.REFUSED) && line.isCertainlyOld(call))
                .count();
    }

    List<SessionFault> faults() {
        var faults = new ArrayList<SessionFault>();
        if (!line.isOne()) {
            faults.add(fault(SessionFault.Kind.NOT_ONE_LINE, login));
        }
        for (var call : calls) {
            if (call.worked()) {
                addWronglyWorked(call, faults);
            }
            if (call.refused() && !isExplained(call)) {
                faults.add(fault(SessionFault.Kind.ENDED_WITHOUT_CAUSE, call));
            }
        }
        return faults;
    }

    private void addWronglyWorked(SessionCall call, List<SessionFault> faults) {
        if (call.kind().presents() && line.isOne() && line.isCertainlyOld(call)) {
            faults.add(fault(SessionFault.Kind.OLD_TOKEN_WORKED, call));
        }
        if (call.kind().presents() && call.began() > ended) {
            faults.add(fault(SessionFault.Kind.ENDED_YET_WORKED, call));
        }
        if (call.kind() == Kind.AUTHENTICATE && call.began() - ended >= bound) {
            faults.add(fault(SessionFault.Kind.OUTLIVED_BOUND, call));
        }
    }

    /** A token that is too old ends the session where it is to refresh, and is only refused where it is to resume. */
    private boolean isExplained(SessionCall call) {
        boolean stale = call.kind() == Kind.RESUME && (!line.isOne() || line.isPossiblyOld(call));
        return cause < call.answered() || stale || call.expires() <= call.answered();
    }

    private SessionFault fault(SessionFault.Kind kind, SessionCall call) {
        return new SessionFault(kind, login.session(), call + ", begun at " + login.began() + ", ended at " + ended);
    }
}
