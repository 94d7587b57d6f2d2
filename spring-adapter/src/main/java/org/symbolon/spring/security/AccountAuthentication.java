package org.symbolon.spring.security;

import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.symbolon.account.AccountId;
import org.symbolon.account.Authenticated;
import org.symbolon.account.SessionId;

/**
 * An owner who is signed in, as Spring Security knows one: the principal is the {@link AccountId}, so that
 * {@code @AuthenticationPrincipal AccountId id} names the account in a controller. It carries no secret that could be
 * printed or serialized.
 */
public sealed class AccountAuthentication extends AbstractAuthenticationToken
        permits BearerAuthentication, LoginAuthentication {
    private static final long serialVersionUID = 1L;

    private final AccountId account;
    private final String session;
    private final Instant expiresAt;

    AccountAuthentication(Authenticated owner, Collection<? extends GrantedAuthority> authorities) {
        super(authorities);
        this.account = owner.accountId();
        this.session = owner.sessionId().value();
        this.expiresAt = owner.expiresAt();
        super.setAuthenticated(true);
    }

    /** Makes one without any check, for tests. Whoever calls it vouches for the owner. */
    public static AccountAuthentication vouchedForByCaller(
            Authenticated owner, Collection<? extends GrantedAuthority> authorities) {
        return new AccountAuthentication(owner, authorities);
    }

    @Override
    public AccountId getPrincipal() {
        return account;
    }

    /** Always null: what proved the owner is not kept. */
    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    /** What every step of an owner asks for, such as {@code symbolon.sessions().list(…)}. */
    public final Authenticated authenticated() {
        return Authenticated.vouchedForByCaller(account, new SessionId(session), expiresAt);
    }

    /** Equal when of the same session, by the same way, with the same authorities. */
    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other)
                && other instanceof AccountAuthentication that
                && getClass() == that.getClass()
                && session.equals(that.session);
    }

    @Override
    public int hashCode() {
        return Objects.hash(account, session);
    }
}
