package org.symbolon;

import java.util.Locale;

/**
 * One call of a client's, as it was noted: what was asked, what came back, and between which two moments.
 *
 * @param session a number of the test's own, given at the login; {@link #NONE} for a login that brought none
 * @param account a number of the test's own
 * @param presented a digest of the refresh token that was given; empty where none was
 * @param gave a digest of the refresh token that came back, whom the answer named as {@code account/session}, or what
 *     was thrown
 * @param expires when the access token that was given expires; {@link Long#MAX_VALUE} where none was
 * @param began nanoseconds since the start
 * @param answered nanoseconds since the start
 */
record SessionCall(
        Kind kind,
        int session,
        int account,
        String presented,
        Answer answer,
        String gave,
        long expires,
        long began,
        long answered) {

    static final int NONE = -1;

    enum Kind {
        LOGIN,
        REFRESH,
        RESUME,
        AUTHENTICATE,
        LOGOUT,
        LOGOUT_EVERYWHERE;

        /** Whether the call shows a refresh token. */
        boolean presents() {
            return this == REFRESH || this == RESUME;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    enum Answer {
        WORKED,
        REFUSED,
        /** The store was not to be reached: it may have been done, even after the answer. */
        UNKNOWN,
        /** Anything else was thrown. */
        BROKE
    }

    boolean is(Kind kind, Answer answer) {
        return this.kind == kind && this.answer == answer;
    }

    boolean worked() {
        return answer == Answer.WORKED;
    }

    boolean refused() {
        return answer == Answer.REFUSED;
    }

    /** Until when the store may have been at it. */
    long latest() {
        return answer == Answer.UNKNOWN ? Long.MAX_VALUE : answered;
    }
}
