package org.symbolon.spring.security;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.symbolon.Symbolon;

/** Ends the session behind a login when the application's logout has ended the HTTP session. */
final class LogoutEndsSession implements ApplicationListener<LogoutSuccessEvent> {
    private static final Log LOG = LogFactory.getLog(LogoutEndsSession.class);

    private final Symbolon symbolon;

    LogoutEndsSession(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    @Override
    public void onApplicationEvent(LogoutSuccessEvent event) {
        if (event.getAuthentication() instanceof LoginAuthentication login) {
            of(login);
        }
    }

    /**
     * Ends the session of a login. Where the store is down the session is left to its idle end: nobody holds a token of
     * it any more.
     */
    void of(LoginAuthentication login) {
        try {
            OutageException.insteadOf(() -> {
                symbolon.sessions().logout(login.authenticated());
                return true;
            });
        } catch (OutageException outage) {
            LOG.warn(outage.getMessage());
        }
    }
}
