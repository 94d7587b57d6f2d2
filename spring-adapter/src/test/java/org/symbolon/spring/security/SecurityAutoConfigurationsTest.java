package org.symbolon.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.TestingAuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;
import org.symbolon.Symbolon;
import org.symbolon.account.Site;
import org.symbolon.key.KeyRing;
import org.symbolon.spring.core.SymbolonAutoConfiguration;
import org.symbolon.spring.web.SymbolonClientsAutoConfiguration;
import org.symbolon.spring.web.SymbolonWebAutoConfiguration;
import org.symbolon.testkit.RecordingMailer;

@ExtendWith(OutputCaptureExtension.class)
class SecurityAutoConfigurationsTest {
    private static final String FORM = "symbolonFormLogin";
    private static final String API = "symbolonApiSecurityFilterChain";

    /** As an application without a resource server sees it: with that class on the path, Boot never makes a user. */
    private final WebApplicationContextRunner host = new WebApplicationContextRunner()
            .withClassLoader(new FilteredClassLoader(OpaqueTokenIntrospector.class))
            .withConfiguration(AutoConfigurations.of(
                    SymbolonAutoConfiguration.class,
                    SymbolonClientsAutoConfiguration.class,
                    SymbolonWebAutoConfiguration.class,
                    SymbolonFormLoginAutoConfiguration.class,
                    SymbolonJwtDecoderAutoConfiguration.class,
                    SymbolonSecurityAutoConfiguration.class,
                    SymbolonUserAutoConfiguration.class,
                    SecurityAutoConfiguration.class,
                    UserDetailsServiceAutoConfiguration.class,
                    ServletWebSecurityAutoConfiguration.class,
                    DispatcherServletAutoConfiguration.class,
                    WebMvcAutoConfiguration.class))
            .withBean(RecordingMailer.class)
            .withPropertyValues(
                    "symbolon.secret=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                    "symbolon.public-url=https://video.example");

    @Configuration(proxyBeanMethods = false)
    static class OwnChain {
        @Bean
        SecurityFilterChain own(HttpSecurity http) {
            return http.authorizeHttpRequests(urls -> urls.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnChainWithItsOwnCheck {
        @Bean
        SecurityFilterChain own(HttpSecurity http) {
            return http.authorizeHttpRequests(urls -> urls.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .authenticationProvider(new TestingAuthenticationProvider())
                    .userDetailsService(new InMemoryUserDetailsManager())
                    .build();
        }
    }

    @Test
    void hostWithoutAnythingKeepsBootsChainAndGetsNoUser(CapturedOutput output) {
        host.run(context -> {
            assertThat(context).hasBean(API).hasBean("defaultSecurityFilterChain");
            assertThat(context)
                    .doesNotHaveBean(UserDetailsService.class)
                    .doesNotHaveBean(FORM)
                    .doesNotHaveBean(AuthenticationProvider.class)
                    .doesNotHaveBean(JwtDecoder.class);
        });
        assertThat(output).doesNotContain("Using generated security password");
    }

    @Test
    void withoutAccountsBootMakesItsUserAsEver(CapturedOutput output) {
        host.withPropertyValues("symbolon.enabled=false")
                .run(context -> assertThat(context)
                        .hasSingleBean(InMemoryUserDetailsManager.class)
                        .doesNotHaveBean(Symbolon.class)
                        .doesNotHaveBean(API));
        assertThat(output).contains("Using generated security password");
    }

    @Test
    void nothingOfOursIsThereWhereItIsSwitchedOffThoughTheHostHasASymbolon() {
        host.withPropertyValues("symbolon.enabled=false", "symbolon.security.jwt-decoder=true")
                .withBean(Symbolon.class, SecurityAutoConfigurationsTest::symbolon)
                .withUserConfiguration(OwnChain.class)
                .run(context -> assertThat(context)
                        .doesNotHaveBean(API)
                        .doesNotHaveBean(FORM)
                        .doesNotHaveBean(NoGeneratedUser.class)
                        .doesNotHaveBean(JwtDecoder.class));
    }

    private static Symbolon symbolon() {
        return Symbolon.builder()
                .site(Site.of("Site", "https://video.example"))
                .keys(KeyRing.of("k1", "01234567890123456789012345678901".getBytes(StandardCharsets.US_ASCII)))
                .mailer(new RecordingMailer())
                .build();
    }

    @Test
    void nothingOfOursIsThereOutsideAWebApplication() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        SymbolonAutoConfiguration.class,
                        SymbolonFormLoginAutoConfiguration.class,
                        SymbolonSecurityAutoConfiguration.class,
                        SymbolonUserAutoConfiguration.class))
                .withBean(RecordingMailer.class)
                .withPropertyValues(
                        "symbolon.secret=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                        "symbolon.public-url=https://video.example")
                .run(context -> assertThat(context)
                        .hasSingleBean(Symbolon.class)
                        .doesNotHaveBean(NoGeneratedUser.class)
                        .doesNotHaveBean(API));
    }

    @Test
    void hostsChainWithALoginFormLetsAccountsIn() {
        host.withUserConfiguration(OwnChain.class).run(context -> {
            assertThat(context).hasBean(FORM).hasBean(API).doesNotHaveBean("defaultSecurityFilterChain");
            assertThat(letsAccountsIn(context.getBean("own", SecurityFilterChain.class)))
                    .isTrue();
        });
    }

    @Test
    void hostsChainThatChecksPasswordsItselfLetsNoAccountsIn() {
        host.withUserConfiguration(OwnChainWithItsOwnCheck.class).run(context -> {
            assertThat(context).hasBean(FORM);
            assertThat(letsAccountsIn(context.getBean("own", SecurityFilterChain.class)))
                    .isFalse();
        });
    }

    @Test
    void usersOfTheHostForAllChainsLetNoAccountsIn() {
        host.withUserConfiguration(OwnChain.class, OwnUsersForAllChains.class)
                .run(context -> assertThat(letsAccountsIn(context.getBean("own", SecurityFilterChain.class)))
                        .isFalse());
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnUsersForAllChains {
        @Autowired
        void users(AuthenticationManagerBuilder users) {
            users.authenticationProvider(new TestingAuthenticationProvider());
        }
    }

    private static boolean letsAccountsIn(SecurityFilterChain chain) {
        return chain.getFilters().stream().anyMatch(LoginClient.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "off", "no", "0"})
    void formLoginCanBeSwitchedOff(String off) {
        host.withUserConfiguration(OwnChain.class)
                .withPropertyValues("symbolon.security.form-login=" + off)
                .run(context -> assertThat(context).doesNotHaveBean(FORM).hasBean(API));
    }

    @Test
    void usersOfTheHostKeepItsLoginForm() {
        host.withUserConfiguration(OwnChain.class)
                .withBean(UserDetailsService.class, InMemoryUserDetailsManager::new)
                .run(context ->
                        assertThat(context).doesNotHaveBean(FORM).doesNotHaveBean(AuthenticationManagerResolver.class));
        host.withUserConfiguration(OwnChain.class)
                .withBean(AuthenticationProvider.class, TestingAuthenticationProvider::new)
                .run(context -> assertThat(context).doesNotHaveBean(FORM).hasSingleBean(AuthenticationProvider.class));
    }

    @Test
    void userThatTheHostConfiguredStays() {
        for (var property : List.of("spring.security.user.name=mika", "spring.security.user.password=secret")) {
            host.withUserConfiguration(OwnChain.class)
                    .withPropertyValues(property)
                    .run(context -> assertThat(context)
                            .hasSingleBean(InMemoryUserDetailsManager.class)
                            .doesNotHaveBean(FORM));
        }
    }

    @Test
    void everyChainOfTheHostIsAfterTheApis() {
        host.withUserConfiguration(OwnChain.class)
                .run(context -> assertThat(context.getBean(FilterChainProxy.class)
                                .getFilterChains()
                                .get(0))
                        .isSameAs(context.getBean(API)));
    }

    @Test
    void jwtDecoderIsThereOnlyWhereAskedForAndHostsOwnWins() {
        host.run(context -> assertThat(context).doesNotHaveBean(JwtDecoder.class));
        host.withPropertyValues("symbolon.security.jwt-decoder=true")
                .run(context -> assertThat(context.getBean(JwtDecoder.class)).isInstanceOf(SymbolonJwtDecoder.class));
        JwtDecoder own = token -> {
            throw new UnsupportedOperationException();
        };
        host.withPropertyValues("symbolon.security.jwt-decoder=true")
                .withBean(JwtDecoder.class, () -> own)
                .run(context -> assertThat(context.getBean(JwtDecoder.class)).isSameAs(own));
    }

    @Test
    void withoutJoseEverythingElseWorks() {
        host.withClassLoader(new FilteredClassLoader("org.springframework.security.oauth2"))
                .withPropertyValues("symbolon.security.jwt-decoder=true")
                .run(context -> assertThat(context).hasNotFailed().hasBean(API).doesNotHaveBean("symbolonJwtDecoder"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "off", "no", "0"})
    void jwtDecoderIsNotThereWhereItIsRefused(String off) {
        host.withPropertyValues("symbolon.security.jwt-decoder=" + off)
                .run(context -> assertThat(context).doesNotHaveBean(JwtDecoder.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "off", "no", "0"})
    void withoutTheApiThereIsNoChainForIt(String off) {
        host.withPropertyValues("symbolon.web.enabled=" + off)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(API));
    }

    @Test
    void everyAutoConfigurationIsListed() {
        assertThat(ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader()))
                .contains(
                        SymbolonFormLoginAutoConfiguration.class.getName(),
                        SymbolonJwtDecoderAutoConfiguration.class.getName(),
                        SymbolonSecurityAutoConfiguration.class.getName(),
                        SymbolonUserAutoConfiguration.class.getName());
    }
}
