package org.symbolon.token;

import org.symbolon.account.SessionId;

/** What an authentic refresh token says: which session, and which of its tokens in turn; the first is 1. */
public record PresentedToken(SessionId session, int generation) {}
