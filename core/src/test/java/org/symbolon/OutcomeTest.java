package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.symbolon.account.Account;
import org.symbolon.account.AccountId;
import org.symbolon.account.Authenticated;
import org.symbolon.account.Consent;
import org.symbolon.account.DeviceToken;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Handle;
import org.symbolon.account.ReturnTo;
import org.symbolon.account.SessionId;
import org.symbolon.limit.RetryLater;
import org.symbolon.manage.Deletion;
import org.symbolon.manage.NewsletterChange;
import org.symbolon.manage.PasswordChange;
import org.symbolon.registration.RegistrationResend;
import org.symbolon.registration.RegistrationStart;
import org.symbolon.registration.RegistrationVerify;
import org.symbolon.reset.ResetComplete;
import org.symbolon.reset.ResetResend;
import org.symbolon.reset.ResetStart;
import org.symbolon.reset.ResetVerify;
import org.symbolon.session.Authenticate;
import org.symbolon.session.Login;
import org.symbolon.session.Refresh;
import org.symbolon.token.AccessToken;
import org.symbolon.token.RefreshToken;
import org.symbolon.token.SessionTokens;

/**
 * Each answer's {@code match} calls the function of its own case, and {@code orElseThrow} gives the first or throws.
 */
class OutcomeTest {
    private static final String CANARY = "c4n4ry";
    private static final Duration SOON = Duration.ofSeconds(7);
    private static final Instant NOW = Instant.EPOCH;
    private static final Account ACCOUNT =
            new Account(new AccountId(new UUID(1, 2)), World.address("mika@example.org"), NOW, false);
    private static final DeviceToken DEVICE = DeviceToken.of(CANARY);
    private static final SessionTokens TOKENS = new SessionTokens(AccessToken.of(CANARY), NOW, RefreshToken.of(CANARY));

    /** One case, and the functions that were called for it. */
    private record Seen(Object answer, String called) {}

    @SafeVarargs
    private static <A> void assertMatches(Function<A, String> match, A... cases) {
        var seen = new ArrayList<Seen>();
        for (A answer : cases) {
            seen.add(new Seen(answer, match.apply(answer)));
        }
        assertThat(seen)
                .allSatisfy(each -> assertThat(each.called())
                        .isEqualTo(each.answer().getClass().getSimpleName()));
        assertThat(seen.toString()).doesNotContain(CANARY);
    }

    private static void assertThrowsItsName(Supplier<?> orElseThrow, Object answer) {
        assertThatIllegalStateException()
                .isThrownBy(orElseThrow::get)
                .withMessageContaining("answered " + answer)
                .withMessageContaining("use match");
    }

    @Test
    void registrationStart() {
        var started = new RegistrationStart.Started(Handle.of("A".repeat(43)), "K7", NOW, NOW);
        var weak = new RegistrationStart.PasswordRefused(List.of());
        var limited = new RegistrationStart.TooManyRequests(SOON);
        var busy = new RegistrationStart.Busy(SOON);
        OutcomeTest.<RegistrationStart>assertMatches(
                answer -> answer.match(a -> "Started", a -> "PasswordRefused", a -> "TooManyRequests", a -> "Busy"),
                started,
                weak,
                limited,
                busy);
        assertThat(started.orElseThrow()).isSameAs(started);
        List.of(weak, limited, busy)
                .forEach(answer -> assertThrowsItsName(((RegistrationStart) answer)::orElseThrow, answer));
        assertThat(List.<RetryLater>of(limited, busy))
                .allMatch(later -> later.retryAfter().equals(SOON));
        assertThat(started.toString()).doesNotContain("AAAA");
    }

    @Test
    void registrationResend() {
        var resent = new RegistrationResend.Resent(NOW, NOW);
        var limited = new RegistrationResend.TooManyRequests(SOON);
        var closed = new RegistrationResend.Closed();
        OutcomeTest.<RegistrationResend>assertMatches(
                answer -> answer.match(a -> "Resent", a -> "TooManyRequests", a -> "Closed"), resent, limited, closed);
        assertThat(resent.orElseThrow()).isSameAs(resent);
        assertThrowsItsName(limited::orElseThrow, limited);
        assertThrowsItsName(closed::orElseThrow, closed);
    }

    @Test
    void registrationVerify() {
        var verified = new RegistrationVerify.Verified(ACCOUNT, TOKENS, DEVICE, ReturnTo.HOME);
        var again = new RegistrationVerify.AlreadyVerified(ACCOUNT, ReturnTo.HOME);
        var refused = new RegistrationVerify.CodeRefused(3);
        var closed = new RegistrationVerify.Closed();
        var limited = new RegistrationVerify.TooManyRequests(SOON);
        OutcomeTest.<RegistrationVerify>assertMatches(
                answer -> answer.match(
                        a -> "Verified",
                        a -> "AlreadyVerified",
                        a -> "CodeRefused",
                        a -> "Closed",
                        a -> "TooManyRequests"),
                verified,
                again,
                refused,
                closed,
                limited);
        assertThat(verified.orElseThrow()).isSameAs(verified);
        List.<RegistrationVerify>of(again, refused, closed, limited)
                .forEach(answer -> assertThrowsItsName(answer::orElseThrow, answer));
    }

    @Test
    void resetStart() {
        var started = new ResetStart.Started(Handle.of(CANARY), "K7", NOW, NOW);
        var limited = new ResetStart.TooManyRequests(SOON);
        OutcomeTest.<ResetStart>assertMatches(
                answer -> answer.match(a -> "Started", a -> "TooManyRequests"), started, limited);
        assertThat(started.orElseThrow()).isSameAs(started);
        assertThrowsItsName(limited::orElseThrow, limited);
    }

    @Test
    void resetResend() {
        var resent = new ResetResend.Resent(NOW, NOW);
        var limited = new ResetResend.TooManyRequests(SOON);
        var closed = new ResetResend.Closed();
        OutcomeTest.<ResetResend>assertMatches(
                answer -> answer.match(a -> "Resent", a -> "TooManyRequests", a -> "Closed"), resent, limited, closed);
        assertThat(resent.orElseThrow()).isSameAs(resent);
        assertThrowsItsName(limited::orElseThrow, limited);
        assertThrowsItsName(closed::orElseThrow, closed);
    }

    @Test
    void resetVerify() {
        var proven = new ResetVerify.Proven(NOW);
        var refused = new ResetVerify.CodeRefused(3);
        var closed = new ResetVerify.Closed();
        var limited = new ResetVerify.TooManyRequests(SOON);
        OutcomeTest.<ResetVerify>assertMatches(
                answer -> answer.match(a -> "Proven", a -> "CodeRefused", a -> "Closed", a -> "TooManyRequests"),
                proven,
                refused,
                closed,
                limited);
        assertThat(proven.orElseThrow()).isSameAs(proven);
        List.<ResetVerify>of(refused, closed, limited)
                .forEach(answer -> assertThrowsItsName(answer::orElseThrow, answer));
    }

    @Test
    void resetComplete() {
        var completed = new ResetComplete.Completed(DEVICE, ReturnTo.HOME);
        var weak = new ResetComplete.PasswordRefused(List.of());
        var closed = new ResetComplete.Closed();
        var busy = new ResetComplete.Busy(SOON);
        OutcomeTest.<ResetComplete>assertMatches(
                answer -> answer.match(a -> "Completed", a -> "PasswordRefused", a -> "Closed", a -> "Busy"),
                completed,
                weak,
                closed,
                busy);
        assertThat(completed.orElseThrow()).isSameAs(completed);
        List.<ResetComplete>of(weak, closed, busy).forEach(answer -> assertThrowsItsName(answer::orElseThrow, answer));
    }

    @Test
    void login() {
        var loggedIn = new Login.LoggedIn(ACCOUNT, TOKENS, DEVICE);
        var refused = new Login.Refused();
        var limited = new Login.TooManyRequests(SOON);
        var busy = new Login.Busy(SOON);
        OutcomeTest.<Login>assertMatches(
                answer -> answer.match(a -> "LoggedIn", a -> "Refused", a -> "TooManyRequests", a -> "Busy"),
                loggedIn,
                refused,
                limited,
                busy);
        assertThat(loggedIn.orElseThrow()).isSameAs(loggedIn);
        List.<Login>of(refused, limited, busy).forEach(answer -> assertThrowsItsName(answer::orElseThrow, answer));
    }

    @Test
    void refresh() {
        var refreshed = new Refresh.Refreshed(TOKENS);
        var refused = new Refresh.Refused();
        OutcomeTest.<Refresh>assertMatches(
                answer -> answer.match(a -> "Refreshed", a -> "Refused"), refreshed, refused);
        assertThat(refreshed.orElseThrow()).isSameAs(refreshed);
        assertThrowsItsName(refused::orElseThrow, refused);
    }

    @Test
    void authentication() {
        var owner = Authenticated.vouchedForByCaller(ACCOUNT.id(), SessionId.of(new byte[SessionId.BYTES]), NOW);
        var valid = new Authenticate.Valid(owner);
        var refused = new Authenticate.Refused();
        OutcomeTest.<Authenticate>assertMatches(answer -> answer.match(a -> "Valid", a -> "Refused"), valid, refused);
        assertThat(valid.orElseThrow()).isSameAs(owner);
        assertThrowsItsName(refused::orElseThrow, refused);
    }

    @Test
    void newsletterChange() {
        var recorded = new NewsletterChange.Recorded(new Consent(true, "1", NOW));
        var refused = new NewsletterChange.Refused();
        OutcomeTest.<NewsletterChange>assertMatches(
                answer -> answer.match(a -> "Recorded", a -> "Refused"), recorded, refused);
        assertThat(recorded.orElseThrow()).isSameAs(recorded);
        assertThrowsItsName(refused::orElseThrow, refused);
    }

    @Test
    void passwordChange() {
        var changed = new PasswordChange.Changed(TOKENS, DEVICE);
        var wrong = new PasswordChange.CurrentPasswordRefused();
        var weak = new PasswordChange.PasswordRefused(List.of());
        var signedOut = new PasswordChange.SignedOut();
        var busy = new PasswordChange.Busy(SOON);
        OutcomeTest.<PasswordChange>assertMatches(
                answer -> answer.match(
                        a -> "Changed",
                        a -> "CurrentPasswordRefused",
                        a -> "PasswordRefused",
                        a -> "SignedOut",
                        a -> "Busy"),
                changed,
                wrong,
                weak,
                signedOut,
                busy);
        assertThat(changed.orElseThrow()).isSameAs(changed);
        List.<PasswordChange>of(wrong, weak, signedOut, busy)
                .forEach(answer -> assertThrowsItsName(answer::orElseThrow, answer));
        assertThat(((RetryLater) busy).retryAfter()).isEqualTo(SOON);
    }

    @Test
    void deletion() {
        var deleted = new Deletion.Deleted();
        var wrong = new Deletion.CurrentPasswordRefused();
        var signedOut = new Deletion.SignedOut();
        var busy = new Deletion.Busy(SOON);
        OutcomeTest.<Deletion>assertMatches(
                answer -> answer.match(a -> "Deleted", a -> "CurrentPasswordRefused", a -> "SignedOut", a -> "Busy"),
                deleted,
                wrong,
                signedOut,
                busy);
        assertThat(deleted.orElseThrow()).isSameAs(deleted);
        List.<Deletion>of(wrong, signedOut, busy).forEach(answer -> assertThrowsItsName(answer::orElseThrow, answer));
        assertThat(((RetryLater) busy).retryAfter()).isEqualTo(SOON);
    }

    @Test
    void addressThatIsRefusedThrowsItsHint() {
        var refused = EmailAddress.parse("nobody");
        assertThat(refused.<String>match(parsed -> "parsed", no -> "refused")).isEqualTo("refused");
        assertThatThrownBy(refused::orElseThrow)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name@example.org");
    }
}
