package org.symbolon.spring.security;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/**
 * Checks passwords in one chain, unless something else there does: accounts never open what they were not meant for.
 */
final class SoleProvider implements AuthenticationProvider {
    private final AuthenticationProvider accounts;
    private volatile boolean isSole;

    SoleProvider(AuthenticationProvider accounts) {
        this.accounts = accounts;
    }

    /** Decides, once the chain knows everything that checks something in it. Until then nothing is checked. */
    void among(List<AuthenticationProvider> all) {
        isSole = all.contains(this)
                && all.stream()
                        .filter(provider -> provider != this)
                        .noneMatch(provider -> provider.supports(UsernamePasswordAuthenticationToken.class));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return isSole && accounts.supports(authentication);
    }

    @Override
    public @Nullable Authentication authenticate(Authentication typed) {
        return accounts.authenticate(typed);
    }
}
