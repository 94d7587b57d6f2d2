package org.symbolon.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.symbolon.account.AccountId;
import org.symbolon.account.Authenticated;
import org.symbolon.account.SessionId;
import org.symbolon.token.RefreshToken;

class AccountAuthenticationTest {
    private static final Authenticated OWNER = Authenticated.vouchedForByCaller(
            new AccountId(new UUID(1, 2)), SessionId.of(new byte[SessionId.BYTES]), Instant.EPOCH);

    private final BearerAuthentication bearer = new BearerAuthentication(OWNER, List.of());
    private final LoginAuthentication login =
            new LoginAuthentication(OWNER, List.of(), RefreshToken.of("a-secret"), Instant.EPOCH);

    @Test
    void bearersAreNeverKeptInAnHttpSessionWhoeverAsksForIt() {
        assertThat(isKept(bearer)).isFalse();
        assertThat(isKept(login)).isTrue();
    }

    private static boolean isKept(AccountAuthentication authentication) {
        var request = new MockHttpServletRequest();
        new HttpSessionSecurityContextRepository()
                .saveContext(new SecurityContextImpl(authentication), request, new MockHttpServletResponse());
        return request.getSession(false) != null;
    }

    @Test
    void namesItsOwnerAndHidesItsSecret() {
        assertThat(login.getName()).isEqualTo(OWNER.accountId().toString());
        assertThat(login.authenticated()).isEqualTo(OWNER);
        assertThat(login.getCredentials()).isNull();
        assertThat(login.toString()).doesNotContain("a-secret");
    }

    @Test
    void equalsOnlyWhatWasProvenTheSameWay() {
        assertThat(bearer).isEqualTo(new BearerAuthentication(OWNER, List.of())).isNotEqualTo(login);
    }
}
