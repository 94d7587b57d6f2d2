package org.symbolon.spring.security;

import java.util.Collection;
import org.springframework.security.core.GrantedAuthority;
import org.symbolon.account.AccountId;

/**
 * What an owner may do in the application. Symbolon knows no roles, so an application that has some declares a bean of
 * this type; without one, every owner has {@code ROLE_USER}. It is asked once per bearer token and once per login.
 */
@FunctionalInterface
public interface SymbolonAuthorities {
    /** Everything that the account is granted. May be empty. */
    Collection<? extends GrantedAuthority> of(AccountId account);
}
