package org.symbolon.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.SecurityFilterChain;
import org.symbolon.account.AccountId;

/** Bearer tokens beside what else a host has in its chain. */
@ExtendWith(OutputCaptureExtension.class)
class BearerChainsTest {
    @Configuration(proxyBeanMethods = false)
    static class WithForm {
        @Bean
        SecurityFilterChain chain(HttpSecurity http) {
            return http.authorizeHttpRequests(urls -> urls.requestMatchers("/admin/**")
                            .hasRole("BOSS")
                            .anyRequest()
                            .authenticated())
                    .with(SymbolonBearer.bearer())
                    .formLogin(Customizer.withDefaults())
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class WithBoss extends WithForm {
        @Bean
        Boss boss() {
            return new Boss();
        }
    }

    static final class Boss implements SymbolonAuthorities {
        private volatile String id = "";

        void is(Owner owner) {
            id = owner.account().id().toString();
        }

        @Override
        public List<GrantedAuthority> of(AccountId account) {
            return AuthorityUtils.createAuthorityList(account.toString().equals(id) ? "ROLE_BOSS" : "ROLE_USER");
        }
    }

    private static HttpRequest.Builder bearing(HttpRequest.Builder request, Owner owner) {
        return request.setHeader("Authorization", owner.bearer()).setHeader("Accept", "application/json");
    }

    @Test
    void tokensOwnerIsAskingOnEveryDispatchThoughTheHttpSessionIsSomebodyElses() {
        try (var site = StartedSite.with(WithBoss.class)) {
            var boss = site.owner("boss@example.org");
            var mika = site.owner("mika@example.org");
            site.context().getBean(Boss.class).is(boss);
            var browser = site.browser();
            browser.login(mika.address(), Owner.PASSWORD);

            var later = browser.send("/admin/later", request -> bearing(request, boss));
            var failed = browser.send("/fails", request -> bearing(request, boss));

            assertThat(later.body()).isEqualTo(boss.account().id().toString());
            assertThat(failed.body()).contains(boss.account().id().toString());
            assertThat(browser.get("/who").body()).isEqualTo(mika.account().id().toString());
        }
    }

    @Test
    void badTokenIsRefusedAtTheUrlsOfLoginAndLogoutToo() {
        try (var site = StartedSite.with(WithForm.class)) {
            for (var path : new String[] {"/login", "/logout", "/upload"}) {
                var reply = site.http()
                        .with("Authorization", "Bearer nonsense")
                        .send(path, request -> request.POST(BodyPublishers.noBody()));

                assertThat(reply.status()).as(path).isEqualTo(401);
                assertThat(reply.text("type")).isEqualTo("urn:symbolon:problem:token-refused");
            }
        }
    }

    @Test
    void whereSymbolonIsSwitchedOffEveryTokenIsRefused(CapturedOutput output) {
        try (var site = StartedSite.with(WithForm.class, "symbolon.enabled=false")) {
            var reply = site.http().bearing("anything").get("/who");

            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.text("type")).isEqualTo("urn:symbolon:problem:token-refused");
        }
        assertThat(output).doesNotContain("NoSuchBeanDefinition");
    }
}
