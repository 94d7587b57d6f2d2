package org.symbolon.spring.security;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.symbolon.account.AccountId;

/**
 * What an owner is granted: by the application's bean, and the factor that was shown, as Spring's own logins add it.
 */
final class GrantedTo {
    private final ObjectProvider<SymbolonAuthorities> authorities;

    GrantedTo(ObjectProvider<SymbolonAuthorities> authorities) {
        this.authorities = authorities;
    }

    /** @param factor such as {@link FactorGrantedAuthority#BEARER_AUTHORITY} */
    Collection<GrantedAuthority> owner(AccountId account, String factor, Instant now) {
        var granted = new ArrayList<GrantedAuthority>(
                authorities.getIfAvailable(GrantedTo::user).of(account));
        granted.add(FactorGrantedAuthority.withAuthority(factor).issuedAt(now).build());
        return granted;
    }

    private static SymbolonAuthorities user() {
        return account -> List.of(new SimpleGrantedAuthority("ROLE_USER"));
    }
}
