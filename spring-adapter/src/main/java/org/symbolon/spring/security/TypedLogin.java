package org.symbolon.spring.security;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** What somebody typed into a login form that accounts check. */
final class TypedLogin extends UsernamePasswordAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private TypedLogin(Authentication typed) {
        super(typed.getPrincipal(), typed.getCredentials());
        setDetails(typed.getDetails());
    }

    static TypedLogin of(Authentication typed) {
        return new TypedLogin(typed);
    }
}
