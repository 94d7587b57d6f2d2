package org.symbolon.spring.security;

import java.util.Objects;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.symbolon.Symbolon;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Password;
import org.symbolon.session.Login;

/** Signs owners in through the application's login form, by address and password. */
final class AccountAuthenticationProvider implements AuthenticationProvider {
    private final Symbolon symbolon;
    private final GrantedTo granted;
    private final LoginClient client;

    AccountAuthenticationProvider(Symbolon symbolon, GrantedTo granted, LoginClient client) {
        this.symbolon = symbolon;
        this.granted = granted;
        this.client = client;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return TypedLogin.class.isAssignableFrom(authentication);
    }

    /**
     * @throws BadCredentialsException whatever is wrong with address or password
     * @throws LoginRetryLaterException where it was not looked at
     * @throws AuthenticationServiceException where the store is down
     */
    @Override
    public Authentication authenticate(Authentication typed) {
        var password = Password.of(Objects.toString(typed.getCredentials(), ""));
        var address = EmailAddress.parse(typed.getName())
                .<Optional<EmailAddress>>match(parsed -> Optional.of(parsed.address()), refused -> Optional.empty())
                .orElseThrow(AccountAuthenticationProvider::refused);
        try {
            var owner = OutageException.insteadOf(() -> login(address, password));
            owner.setDetails(typed.getDetails());
            return owner;
        } catch (OutageException outage) {
            throw new AuthenticationServiceException("Accounts cannot be asked for at the moment", outage);
        }
    }

    private LoginAuthentication login(EmailAddress address, Password password) {
        return symbolon.sessions()
                .login(address, password, client.current())
                .match(
                        this::loggedIn,
                        wrong -> {
                            throw refused();
                        },
                        limited -> {
                            throw new LoginRetryLaterException(limited.retryAfter());
                        },
                        busy -> {
                            throw new LoginRetryLaterException(busy.retryAfter());
                        });
    }

    private LoginAuthentication loggedIn(Login.LoggedIn login) {
        var token = login.tokens().refreshToken();
        var now = symbolon.settings().clock().instant();
        var authorities = granted.owner(login.account().id(), FactorGrantedAuthority.PASSWORD_AUTHORITY, now);
        return symbolon.sessions()
                .resume(token)
                .match(
                        valid -> {
                            var owner = new LoginAuthentication(valid.authenticated(), authorities, token, now);
                            owner.bring(login.deviceToken());
                            return owner;
                        },
                        endedMeanwhile -> {
                            throw refused();
                        });
    }

    private static BadCredentialsException refused() {
        return new BadCredentialsException("Address or password is not right");
    }
}
