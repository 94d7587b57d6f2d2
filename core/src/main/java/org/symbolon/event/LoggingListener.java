package org.symbolon.event;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;

/**
 * Logs one line for each security event, in the words and at the levels of the OWASP Logging Vocabulary, with addresses
 * masked:
 *
 * <pre>{@code
 * event=authn_login_fail at=2026-03-01T10:00:00Z address=m…@example.org network=192.0.2.7
 * }</pre>
 *
 * <p>From the vocabulary come {@code authn_login_success}, {@code authn_login_fail}, {@code authn_password_change},
 * {@code authn_password_change_fail}, {@code authn_token_reuse}, {@code excess_rate_limit_exceeded},
 * {@code session_expired} (with {@code session=} an id, {@code others} or {@code all}, and {@code reason=logout},
 * {@code operator} or {@code wrong_passwords}), {@code user_created} (with {@code reason=admitted} where an operator
 * did it), {@code user_deleted}, {@code user_archived} (with {@code reason=suspended}) and {@code user_updated} (with
 * {@code reason=reinstated}); its level {@code CRITICAL} is {@link Level#ERROR}. It has no words for mailed codes, for
 * devices, for too much load and for consent: formed like its own are {@code authn_registration_start},
 * {@code authn_reset_start}, {@code authn_code_resent}, {@code authn_code_fail}, {@code authn_code_fail_max} (the flow
 * is closed), {@code authn_reset_proven}, {@code authn_new_device}, {@code excess_load_refused},
 * {@code user_consent_given} and {@code user_consent_withdrawn}.
 *
 * <p>No line holds a secret, a profile or a user agent. Characters other than letters, digits, {@code . _ : @ = % + -}
 * and the {@code …} of a mask are shown as {@code ?}.
 */
public final class LoggingListener implements SymbolonListener {
    private final Logger log;

    private LoggingListener(Logger log) {
        this.log = log;
    }

    /** Logs to the logger {@code org.symbolon.security}. */
    public static LoggingListener standard() {
        return to(System.getLogger("org.symbolon.security"));
    }

    /** Logs to a logger of the host's choice. */
    public static LoggingListener to(Logger log) {
        return new LoggingListener(Objects.requireNonNull(log, "log"));
    }

    @Override
    public void on(SymbolonEvent event) {
        var line = LogLine.of(event);
        log.log(line.level(), line.text());
    }
}
