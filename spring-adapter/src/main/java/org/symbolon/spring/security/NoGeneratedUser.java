package org.symbolon.spring.security;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;

/**
 * Keeps Boot from making a user of its own with a password in the log, which it does unless a bean of this kind says
 * that users are seen to. It resolves nothing, and its type parameter is one that nobody else can ask for.
 */
final class NoGeneratedUser implements AuthenticationManagerResolver<NoGeneratedUser> {
    @Override
    public AuthenticationManager resolve(NoGeneratedUser context) {
        throw new UnsupportedOperationException("Accounts are not checked by an AuthenticationManager of all chains");
    }
}
