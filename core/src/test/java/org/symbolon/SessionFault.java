package org.symbolon;

/** Something that a history of sessions shows and no history may. */
record SessionFault(Kind kind, int session, String what) {
    enum Kind {
        /** A refresh token was replaced by two others, or two by one. */
        NOT_ONE_LINE,
        /** A refresh token worked after its child's child was handed out, or after the grace. */
        OLD_TOKEN_WORKED,
        /** A refresh token worked in a session whose end was answered before. */
        ENDED_YET_WORKED,
        /** An access token worked longer after the end of its session than the liveness bound. */
        OUTLIVED_BOUND,
        /** A client was refused, and nothing in the history ended its session. */
        ENDED_WITHOUT_CAUSE,
        /** A token signed in to two accounts or sessions, or the tokens of two sessions to one. */
        WRONG_OWNER,
        /** A call threw what only a bug throws. */
        BROKE
    }
}
