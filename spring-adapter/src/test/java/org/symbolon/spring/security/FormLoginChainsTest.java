package org.symbolon.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.symbolon.account.Authenticated;

/** The login form in chains that their hosts made in unusual ways. */
class FormLoginChainsTest {
    private static HttpSecurity form(HttpSecurity http) {
        return http.authorizeHttpRequests(urls ->
                        urls.requestMatchers("/open").permitAll().anyRequest().authenticated())
                .formLogin(Customizer.withDefaults());
    }

    @Configuration(proxyBeanMethods = false)
    static class SavingExplicitly {
        @Bean
        SecurityFilterChain chain(HttpSecurity http) {
            return form(http).build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class SavingByItself {
        @Bean
        SecurityFilterChain chain(HttpSecurity http) {
            return form(http)
                    .securityContext(context -> context.requireExplicitSave(false))
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ManagingNoSessions {
        @Bean
        SecurityFilterChain chain(HttpSecurity http) {
            return form(http).sessionManagement(AbstractHttpConfigurer::disable).build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class BesideAChainWithoutAForm {
        @Bean
        @Order(1)
        SecurityFilterChain other(HttpSecurity http) {
            return http.securityMatcher("/other/**")
                    .authorizeHttpRequests(urls -> urls.anyRequest().authenticated())
                    .build();
        }

        @Bean
        SecurityFilterChain chain(HttpSecurity http) {
            return form(http).build();
        }
    }

    private static Owner signedIn(StartedSite site, Browser browser) {
        var owner = site.owner("mika@example.org");
        browser.login(owner.address(), Owner.PASSWORD);
        assertThat(browser.get("/who").body()).isEqualTo(owner.account().id().toString());
        return owner;
    }

    @ParameterizedTest
    @ValueSource(classes = {SavingExplicitly.class, SavingByItself.class, ManagingNoSessions.class})
    void signOutEverywhereEndsTheLoginHoweverAChainKeepsIt(Class<?> chain) {
        try (var site = StartedSite.with(chain)) {
            var browser = site.browser();
            var owner = signedIn(site, browser);

            site.symbolon().accounts().signOutEverywhere(owner.account().id());
            site.livenessBoundPasses();

            assertThat(browser.get("/who").statusCode()).isEqualTo(302);
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {SavingExplicitly.class, SavingByItself.class, ManagingNoSessions.class})
    void storeThatIsDownSignsNobodyOutHoweverAChainKeepsTheLogin(Class<?> chain) {
        try (var site = StartedSite.with(chain)) {
            var browser = site.browser();
            signedIn(site, browser);
            site.livenessBoundPasses();

            site.store().goDown();
            assertThat(browser.get("/open").body()).isEqualTo("open");
            assertThat(browser.get("/who").statusCode()).isEqualTo(503);
            site.store().comeBack();

            assertThat(browser.get("/who").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void signOutEverywhereEndsTheLoginInEveryChainOfTheHttpSession() {
        try (var site = StartedSite.with(BesideAChainWithoutAForm.class)) {
            var browser = site.browser();
            var owner = signedIn(site, browser);
            assertThat(browser.get("/other/who").statusCode()).isEqualTo(200);

            site.symbolon().accounts().signOutEverywhere(owner.account().id());
            site.livenessBoundPasses();

            assertThat(browser.get("/other/who").statusCode()).isNotEqualTo(200);
        }
    }

    @Test
    void chainThatKeepsNobodySignedInIsLeftAlone() {
        try (var site = StartedSite.with(BesideAChainWithoutContexts.class)) {
            assertThat(site.context().getBean("open", SecurityFilterChain.class).getFilters())
                    .noneMatch(filter -> filter.getClass().getName().startsWith("org.symbolon."));
            assertThat(site.http().get("/open").body()).isEqualTo("open");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class BesideAChainWithoutContexts {
        @Bean
        @Order(1)
        SecurityFilterChain open(HttpSecurity http) {
            return http.securityMatcher("/open")
                    .securityContext(AbstractHttpConfigurer::disable)
                    .sessionManagement(AbstractHttpConfigurer::disable)
                    .requestCache(AbstractHttpConfigurer::disable)
                    .build();
        }

        @Bean
        SecurityFilterChain chain(HttpSecurity http) {
            return form(http).build();
        }
    }

    @Test
    void basicBesideTheFormIsNotAnsweredByAccounts() {
        try (var site = StartedSite.with(WithBasic.class)) {
            var browser = site.browser();
            var owner = signedIn(site, browser);
            int sessions = site.sessions(owner);
            var typed = (owner.address() + ":" + Owner.PASSWORD).getBytes(StandardCharsets.UTF_8);

            var reply = site.http()
                    .with("Authorization", "Basic " + Base64.getEncoder().encodeToString(typed))
                    .get("/who");

            assertThat(reply.status()).isEqualTo(401);
            assertThat(site.sessions(owner)).isEqualTo(sessions);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class WithBasic {
        @Bean
        SecurityFilterChain chain(HttpSecurity http) {
            return form(http).httpBasic(Customizer.withDefaults()).build();
        }
    }

    @Test
    void chainWithAnAuthenticationManagerOfItsOwnIsCheckedByThat() {
        try (var site = StartedSite.with(WithManagerOfItsOwn.class)) {
            var owner = site.owner("mika@example.org");
            var browser = site.browser();

            var reply = browser.login("a partner", "pencil");

            assertThat(browser.get("/who").body()).isEqualTo("a partner");
            assertThat(isKnownDevice(reply)).isFalse();
            assertThat(site.browser()
                            .login(owner.address(), Owner.PASSWORD)
                            .headers()
                            .firstValue("Location"))
                    .hasValueSatisfying(place -> assertThat(place).endsWith("/login?error"));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class WithManagerOfItsOwn {
        @Bean
        SecurityFilterChain chain(HttpSecurity http) {
            return form(http)
                    .authenticationManager(new ShopHost.Partners()::authenticate)
                    .build();
        }
    }

    @Test
    void formKnowsItsClientWithoutBootsFilterOfRequests() {
        try (var site = StartedSite.with(WithMvcOfItsOwn.class)) {
            var owner = site.owner("mika@example.org");

            var reply = site.browser().login(owner.address(), Owner.PASSWORD);

            assertThat(isKnownDevice(reply)).isTrue();
            assertThat(site.symbolon().sessions().list(asked(site, owner)))
                    .anySatisfy(session -> assertThat(session.userAgent()).startsWith("Java-http-client"));
        }
    }

    private static Authenticated asked(StartedSite site, Owner owner) {
        return site.symbolon()
                .sessions()
                .authenticate(owner.tokens().accessToken())
                .orElseThrow();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebMvc
    static class WithMvcOfItsOwn {
        @Bean
        SecurityFilterChain chain(HttpSecurity http) {
            return form(http).build();
        }
    }

    private static boolean isKnownDevice(HttpResponse<String> reply) {
        return reply.headers().allValues("Set-Cookie").stream()
                .anyMatch(cookie -> cookie.startsWith("__Host-symbolon-device="));
    }

    @Test
    void loginThatTheHostRefusesAfterAllLeavesNoSessionAndNoDevice() {
        try (var site = StartedSite.with(WithOneSessionEach.class)) {
            var owner = signedIn(site, site.browser());
            int sessions = site.sessions(owner);

            var reply = site.browser().login(owner.address(), Owner.PASSWORD);

            assertThat(reply.headers().firstValue("Location").orElseThrow()).endsWith("/login?error");
            assertThat(isKnownDevice(reply)).isFalse();
            assertThat(site.sessions(owner)).isEqualTo(sessions);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class WithOneSessionEach {
        @Bean
        SecurityFilterChain chain(HttpSecurity http) {
            return form(http)
                    .sessionManagement(sessions -> sessions.maximumSessions(1).maxSessionsPreventsLogin(true))
                    .build();
        }
    }
}
