package org.symbolon.spring.testing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.symbolon.account.AccountId;
import org.symbolon.account.Authenticated;
import org.symbolon.account.SessionId;
import org.symbolon.spring.security.AccountAuthentication;

/**
 * An owner who is signed in, for tests with MockMvc: {@code .with(authentication(SymbolonAuthentication.of(id)))}. The
 * principal is what it is in production. There is no session behind it, so steps of an owner, which look at one,
 * refuse.
 */
public final class SymbolonAuthentication {
    private static final Instant LATE = Instant.parse("9999-01-01T00:00:00Z");

    private SymbolonAuthentication() {}

    /** An owner with {@code ROLE_USER}. */
    public static AccountAuthentication of(AccountId account) {
        return of(account, List.of(new SimpleGrantedAuthority("ROLE_USER")));
    }

    /** An owner with exactly these authorities. */
    public static AccountAuthentication of(AccountId account, Collection<? extends GrantedAuthority> authorities) {
        var session = SessionId.of(new byte[SessionId.BYTES]);
        return AccountAuthentication.vouchedForByCaller(
                Authenticated.vouchedForByCaller(account, session, LATE), authorities);
    }
}
