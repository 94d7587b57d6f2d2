package org.symbolon.spring.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.symbolon.Symbolon;
import org.symbolon.account.AccountId;

@WebMvcTest
class OrdersSliceTest {
    private static final AccountId MIKA = new AccountId(UUID.fromString("6f1f64ba-6c2b-4b0e-9c55-0f2a52f0a6d1"));

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private ApplicationContext context;

    @Test
    void ownerSeesTheirOrders() {
        assertThat(mvc.get().uri("/orders").with(authentication(SymbolonAuthentication.of(MIKA))))
                .hasStatusOk()
                .bodyText()
                .isEqualTo("orders of " + MIKA);
    }

    @Test
    void ownerWithoutTheRoleSeesNoStock() {
        var clerk = List.of(new SimpleGrantedAuthority("ROLE_CLERK"));

        assertThat(mvc.get().uri("/stock").with(authentication(SymbolonAuthentication.of(MIKA))))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.get().uri("/stock").with(authentication(SymbolonAuthentication.of(MIKA, clerk))))
                .hasStatusOk();
    }

    @Test
    void strangerSeesNothing() {
        assertThat(mvc.get().uri("/orders")).hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void sliceStartsWithoutAccounts() {
        assertThat(context.getBeanProvider(Symbolon.class).getIfAvailable()).isNull();
    }
}
