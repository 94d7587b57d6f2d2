package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.symbolon.SessionCall.Answer;
import org.symbolon.SessionCall.Kind;

/**
 * Histories written by hand, in milliseconds, of one session that begins at 0 with the token {@code a} unless said
 * otherwise.
 */
class SessionHistoryCheckTest {
    private static final long GRACE = 10_000;
    private static final long BOUND = 5_000;
    private static final String MIKA = "mika/one";

    private final List<SessionCall> calls = new ArrayList<>();

    SessionHistoryCheckTest() {
        login(1, 1, "a", 0, 10);
    }

    private void login(int session, int account, String token, long began, long answered) {
        add(Kind.LOGIN, session, account, "", Answer.WORKED, token, Long.MAX_VALUE, began, answered);
    }

    private void add(
            Kind kind,
            int session,
            int account,
            String presented,
            Answer answer,
            String gave,
            long expires,
            long began,
            long answered) {
        long expiry = expires == Long.MAX_VALUE ? expires : nanos(expires);
        calls.add(new SessionCall(
                kind, session, account, presented, answer, gave, expiry, nanos(began), nanos(answered)));
    }

    private static long nanos(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }

    private void refreshed(String presented, String child, long began, long answered) {
        add(Kind.REFRESH, 1, 1, presented, Answer.WORKED, child, Long.MAX_VALUE, began, answered);
    }

    private void refresh(String presented, Answer answer, long began, long answered) {
        add(Kind.REFRESH, 1, 1, presented, answer, "", Long.MAX_VALUE, began, answered);
    }

    private void resume(String presented, Answer answer, long began, long answered) {
        add(Kind.RESUME, 1, 1, presented, answer, MIKA, Long.MAX_VALUE, began, answered);
    }

    private void authenticate(Answer answer, long began, long answered) {
        add(Kind.AUTHENTICATE, 1, 1, "", answer, MIKA, 300_000, began, answered);
    }

    private void logout(Answer answer, long began, long answered) {
        add(Kind.LOGOUT, 1, 1, "", answer, "", Long.MAX_VALUE, began, answered);
    }

    private void logoutEverywhere(Answer answer, long began, long answered) {
        add(Kind.LOGOUT_EVERYWHERE, 2, 1, "", answer, "", Long.MAX_VALUE, began, answered);
    }

    private void otherSessionOfTheAccount() {
        login(2, 1, "z", 0, 10);
    }

    private List<SessionFault.Kind> faults() {
        return new SessionHistory(calls, Duration.ofMillis(BOUND))
                .faults().stream().map(SessionFault::kind).toList();
    }

    private SessionHistory history() {
        return new SessionHistory(calls, Duration.ofMillis(BOUND));
    }

    @Test
    void oneLineWithReplaysResumesAndAnEndIsWithoutFault() {
        refreshed("a", "b", 20, 40);
        refreshed("a", "b", 30, 35);
        authenticate(Answer.WORKED, 50, 60);
        resume("a", Answer.WORKED, 60, 70);
        refreshed("b", "c", 70, 80);
        refresh("a", Answer.REFUSED, 90, 100);
        refresh("c", Answer.REFUSED, 110, 120);
        resume("c", Answer.REFUSED, 110, 120);
        authenticate(Answer.REFUSED, 110, 120);

        assertThat(history().faults()).isEmpty();
        assertThat(history().rotations()).isEqualTo(2);
        assertThat(history().replays()).isEqualTo(1);
        assertThat(history().reuses()).isEqualTo(1);
        assertThat(history().ended()).isEqualTo(1);
    }

    @Test
    void tokenWithTwoChildrenIsNotOneLine() {
        refreshed("a", "b", 20, 30);
        refreshed("a", "c", 20, 30);

        assertThat(faults()).containsExactly(SessionFault.Kind.NOT_ONE_LINE);
    }

    @Test
    void childOfTwoTokensIsNotOneLine() {
        refreshed("a", "b", 20, 30);
        refreshed("b", "c", 40, 50);
        refreshed("x", "c", 40, 50);

        assertThat(faults()).containsExactly(SessionFault.Kind.NOT_ONE_LINE);
    }

    @Test
    void tokenThatComesBackIsNotOneLine() {
        refreshed("a", "b", 20, 30);
        refreshed("b", "a", 40, 50);

        assertThat(faults()).contains(SessionFault.Kind.NOT_ONE_LINE);
    }

    @Test
    void tokenThatIsItsOwnChildIsNotOneLine() {
        refreshed("a", "a", 20, 30);

        assertThat(faults()).containsExactly(SessionFault.Kind.NOT_ONE_LINE);
    }

    @Test
    void tokenFromElsewhereIsNotOneLine() {
        resume("x", Answer.WORKED, 20, 30);

        assertThat(faults()).containsExactly(SessionFault.Kind.NOT_ONE_LINE);
    }

    @Test
    void grandparentThatWorksAfterTheGrandchildWasHandedOutIsAFault() {
        refreshed("a", "b", 20, 30);
        refreshed("b", "c", 40, 50);
        refreshed("a", "b", 51, 60);
        resume("a", Answer.WORKED, 51, 60);

        assertThat(faults()).containsExactly(SessionFault.Kind.OLD_TOKEN_WORKED, SessionFault.Kind.OLD_TOKEN_WORKED);
    }

    @Test
    void grandparentThatWorksWhileTheGrandchildIsMadeIsNone() {
        refreshed("a", "b", 20, 30);
        refreshed("b", "c", 40, 50);
        refreshed("a", "b", 49, 60);
        resume("a", Answer.WORKED, 49, 60);

        assertThat(faults()).isEmpty();
    }

    @Test
    void parentThatWorksAfterTheGraceIsAFault() {
        refreshed("a", "b", 20, 30);
        refreshed("a", "b", 30 + GRACE + 2, 30 + GRACE + 3);
        resume("a", Answer.WORKED, 30 + GRACE + 2, 30 + GRACE + 3);

        assertThat(faults()).containsExactly(SessionFault.Kind.OLD_TOKEN_WORKED, SessionFault.Kind.OLD_TOKEN_WORKED);
    }

    @Test
    void parentThatWorksJustWithinTheGraceIsNone() {
        refreshed("a", "b", 20, 30);
        refreshed("a", "b", 30 + GRACE + 1, 30 + GRACE + 500);
        resume("a", Answer.WORKED, 30 + GRACE + 1, 30 + GRACE + 500);

        assertThat(faults()).isEmpty();
    }

    @Test
    void graceBeginsWithTheFirstAnswerAndNoReplayProlongsIt() {
        refreshed("a", "b", 20, 30);
        refreshed("a", "b", 9_000, 9_010);
        refreshed("a", "b", 30 + GRACE + 2, 30 + GRACE + 3);

        assertThat(faults()).containsExactly(SessionFault.Kind.OLD_TOKEN_WORKED);
    }

    @Test
    void refreshTokenThatWorksAfterLogoutWasAnsweredIsAFault() {
        logout(Answer.WORKED, 20, 30);
        refreshed("a", "b", 31, 40);
        resume("b", Answer.WORKED, 41, 50);

        assertThat(faults()).containsExactly(SessionFault.Kind.ENDED_YET_WORKED, SessionFault.Kind.ENDED_YET_WORKED);
    }

    @Test
    void refreshTokenThatWorksWhileItIsLoggedOutIsNone() {
        refreshed("a", "b", 25, 40);
        logout(Answer.WORKED, 20, 30);
        resume("a", Answer.WORKED, 30, 40);

        assertThat(faults()).isEmpty();
    }

    @Test
    void refreshTokenThatWorksAfterAReuseWasAnsweredIsAFault() {
        refreshed("a", "b", 20, 30);
        refreshed("b", "c", 40, 50);
        refresh("a", Answer.REFUSED, 60, 70);
        refreshed("c", "d", 71, 80);

        assertThat(faults()).containsExactly(SessionFault.Kind.ENDED_YET_WORKED);
    }

    @Test
    void refreshTokenThatWorksAfterLogoutEverywhereByAnotherSessionIsAFault() {
        otherSessionOfTheAccount();
        logoutEverywhere(Answer.WORKED, 20, 30);
        refreshed("a", "b", 31, 40);

        assertThat(faults()).containsExactly(SessionFault.Kind.ENDED_YET_WORKED);
    }

    @Test
    void sessionThatBeganDuringOrAfterLogoutEverywhereMayLive() {
        otherSessionOfTheAccount();
        logoutEverywhere(Answer.WORKED, 5, 30);
        refreshed("a", "b", 31, 40);
        login(3, 1, "x", 31, 40);
        add(Kind.REFRESH, 3, 1, "x", Answer.WORKED, "y", Long.MAX_VALUE, 50, 60);

        assertThat(faults()).isEmpty();
    }

    @Test
    void sessionThatBeganAfterLogoutEverywhereIsNotRefusedForIt() {
        otherSessionOfTheAccount();
        logoutEverywhere(Answer.WORKED, 20, 30);
        login(3, 1, "x", 31, 40);
        add(Kind.REFRESH, 3, 1, "x", Answer.REFUSED, "", Long.MAX_VALUE, 50, 60);

        assertThat(faults()).containsExactly(SessionFault.Kind.ENDED_WITHOUT_CAUSE);
    }

    @Test
    void logoutEverywhereOfAnotherAccountEndsNothing() {
        login(2, 2, "z", 0, 10);
        add(Kind.LOGOUT_EVERYWHERE, 2, 2, "", Answer.WORKED, "", Long.MAX_VALUE, 20, 30);
        refresh("a", Answer.REFUSED, 40, 50);

        assertThat(faults()).containsExactly(SessionFault.Kind.ENDED_WITHOUT_CAUSE);
    }

    @Test
    void accessTokenThatWorksOnceTheBoundHasPassedIsAFault() {
        logout(Answer.WORKED, 20, 30);
        authenticate(Answer.WORKED, 30 + BOUND, 40 + BOUND);

        assertThat(faults()).containsExactly(SessionFault.Kind.OUTLIVED_BOUND);
    }

    @Test
    void accessTokenThatWorksWithinTheBoundIsNone() {
        logout(Answer.WORKED, 20, 30);
        authenticate(Answer.WORKED, 29 + BOUND, 100 + BOUND);

        assertThat(faults()).isEmpty();
    }

    @Test
    void refusalThatNothingExplainsIsAFault() {
        refreshed("a", "b", 20, 30);
        authenticate(Answer.REFUSED, 40, 50);
        resume("a", Answer.REFUSED, 40, 50);
        resume("b", Answer.REFUSED, 40, 50);
        refresh("b", Answer.REFUSED, 40, 50);

        assertThat(faults()).hasSize(4).containsOnly(SessionFault.Kind.ENDED_WITHOUT_CAUSE);
    }

    @Test
    void parentThatIsRefusedWithinTheGraceIsAFault() {
        refreshed("a", "b", 20, 30);
        refresh("a", Answer.REFUSED, 40, 20 + GRACE - 1);

        assertThat(faults()).containsExactly(SessionFault.Kind.ENDED_WITHOUT_CAUSE);
    }

    @Test
    void parentThatIsRefusedOnceTheGraceMayHavePassedIsNone() {
        refreshed("a", "b", 20, 9_000);
        refresh("a", Answer.REFUSED, 9_500, 20 + GRACE);

        assertThat(faults()).isEmpty();
    }

    @Test
    void refusalBeforeItsOnlyCauseBeganIsAFault() {
        authenticate(Answer.REFUSED, 20, 30);
        logout(Answer.WORKED, 31, 40);

        assertThat(faults()).containsExactly(SessionFault.Kind.ENDED_WITHOUT_CAUSE);
    }

    @Test
    void accessTokenIsRefusedOnceItExpired() {
        authenticate(Answer.REFUSED, 299_000, 300_000);
        assertThat(faults()).isEmpty();

        authenticate(Answer.REFUSED, 299_000, 299_999);
        assertThat(faults()).containsExactly(SessionFault.Kind.ENDED_WITHOUT_CAUSE);
    }

    @Test
    void resumeWithAnOldTokenIsRefusedAndEndsNothing() {
        refreshed("a", "b", 20, 30);
        refreshed("b", "c", 40, 50);
        resume("a", Answer.REFUSED, 60, 70);
        refreshed("c", "d", 80, 90);
        assertThat(faults()).isEmpty();

        refresh("d", Answer.REFUSED, 100, 110);
        assertThat(faults()).containsExactly(SessionFault.Kind.ENDED_WITHOUT_CAUSE);
    }

    @Test
    void callWithoutAnAnswerMayHaveBeenDoneAtAnyTimeOrNotAtAll() {
        otherSessionOfTheAccount();
        logoutEverywhere(Answer.UNKNOWN, 20, 30);
        refreshed("a", "b", 40, 50);
        refresh("b", Answer.UNKNOWN, 60, 70);
        refreshed("b", "c", 80, 90);
        refresh("c", Answer.REFUSED, 9_000, 9_010);

        assertThat(faults()).isEmpty();
    }

    @Test
    void childThatNobodyWasGivenMakesItsParentOld() {
        refresh("a", Answer.UNKNOWN, 20, 30);
        refresh("a", Answer.REFUSED, 19 + GRACE, 20 + GRACE);
        assertThat(faults()).isEmpty();

        calls.remove(1);
        assertThat(faults()).containsExactly(SessionFault.Kind.ENDED_WITHOUT_CAUSE);
    }

    @Test
    void answerThatNamesAnotherAccountOrSessionIsAFault() {
        login(2, 2, "z", 0, 10);
        authenticate(Answer.WORKED, 20, 30);
        add(Kind.RESUME, 2, 2, "z", Answer.WORKED, "mika/two", Long.MAX_VALUE, 20, 30);
        assertThat(faults()).as("account").containsExactly(SessionFault.Kind.WRONG_OWNER);

        calls.remove(3);
        add(Kind.RESUME, 2, 2, "z", Answer.WORKED, MIKA, Long.MAX_VALUE, 20, 30);
        assertThat(faults()).as("session").containsExactly(SessionFault.Kind.WRONG_OWNER);

        calls.remove(3);
        add(Kind.RESUME, 1, 1, "a", Answer.WORKED, "mika/two", Long.MAX_VALUE, 20, 30);
        assertThat(faults()).as("two names").containsExactly(SessionFault.Kind.WRONG_OWNER);
    }

    @Test
    void whatOnlyABugThrowsIsAFault() {
        add(Kind.LOGOUT, 1, 1, "", Answer.BROKE, "IllegalStateException", Long.MAX_VALUE, 20, 30);

        assertThat(faults()).containsExactly(SessionFault.Kind.BROKE);
    }

    @Test
    void loginThatBroughtNoSessionIsNone() {
        add(Kind.LOGIN, SessionCall.NONE, 1, "", Answer.REFUSED, "", Long.MAX_VALUE, 20, 30);
        add(Kind.LOGIN, SessionCall.NONE, 1, "", Answer.UNKNOWN, "", Long.MAX_VALUE, 20, 30);

        assertThat(faults()).isEmpty();
    }
}
