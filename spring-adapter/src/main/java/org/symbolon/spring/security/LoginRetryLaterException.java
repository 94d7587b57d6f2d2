package org.symbolon.spring.security;

import java.time.Duration;
import org.springframework.security.authentication.AuthenticationServiceException;

/**
 * Says that a login was neither right nor wrong, since it was not looked at: a limit is reached, or too many passwords
 * are being checked. For an {@code AuthenticationFailureHandler} that wants to tell.
 */
public final class LoginRetryLaterException extends AuthenticationServiceException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    LoginRetryLaterException(Duration retryAfter) {
        super("Too many logins at the moment");
        this.retryAfter = retryAfter;
    }

    /** How long to wait before the next attempt. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
