package org.symbolon.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockHttpServletRequest;
import org.symbolon.Symbolon;
import org.symbolon.account.AccountId;
import org.symbolon.account.Site;
import org.symbolon.key.KeyRing;
import org.symbolon.spring.core.SymbolonAutoConfiguration;
import org.symbolon.spring.core.SymbolonBuilderCustomizer;
import org.symbolon.testkit.RecordingMailer;

class SwitchedOffTest {
    private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    SymbolonAutoConfiguration.class,
                    SymbolonClientsAutoConfiguration.class,
                    SymbolonWebAutoConfiguration.class))
            .withUserConfiguration(Mailing.class)
            .withPropertyValues(
                    "symbolon.secret=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                    "symbolon.public-url=https://video.example");

    @Configuration(proxyBeanMethods = false)
    static class Mailing {
        @Bean
        RecordingMailer mailer() {
            return new RecordingMailer();
        }
    }

    private static boolean answers(SymbolonApi api, String method, String path) {
        var request = new MockHttpServletRequest(method, path);
        return api.paths().matches(request);
    }

    @Test
    void endpointThatIsSwitchedOffLeavesItsPathToTheApplication() {
        runner.withPropertyValues(
                        "symbolon.web.endpoints.sign-out-everywhere=false", "symbolon.web.endpoints.sessions=false")
                .run(context -> {
                    var api = context.getBean(SymbolonApi.class);
                    assertThat(answers(api, "POST", "/api/account/me/sign-out-everywhere"))
                            .isFalse();
                    assertThat(answers(api, "GET", "/api/account/me/sessions")).isFalse();
                    assertThat(answers(api, "DELETE", "/api/account/me/sessions/1"))
                            .isFalse();
                    assertThat(answers(api, "GET", "/api/account/me")).isTrue();
                });
    }

    @Test
    void linkForUnsubscribingLeadsToTheApi() {
        runner.run(context -> assertThat(link(context)).startsWith("https://video.example/api/account/unsubscribe/"));
        runner.withPropertyValues("symbolon.web.base-path=konto/", "symbolon.public-url=https://video.example/tv")
                .run(context -> assertThat(link(context)).startsWith("https://video.example/tv/konto/unsubscribe/"));
        runner.withBean(
                        SymbolonBuilderCustomizer.class,
                        () -> builder -> builder.unsubscribeAt("https://video.example/stop"))
                .run(context -> assertThat(link(context)).startsWith("https://video.example/stop/"));
    }

    @Test
    void thereIsNoLinkForUnsubscribingWhereNothingAnswersIt() {
        for (var off : List.of("symbolon.web.enabled=false", "symbolon.web.endpoints.unsubscribe=false")) {
            runner.withPropertyValues(off)
                    .run(context -> assertThatThrownBy(() -> link(context)).isInstanceOf(IllegalStateException.class));
        }
    }

    private static String link(ApplicationContext context) {
        var somebody = new AccountId(new UUID(1, 2));
        return context.getBean(Symbolon.class)
                .accounts()
                .unsubscribeLink(somebody)
                .toString();
    }

    @Test
    void apiIsThatOfTheApplicationsOwnSymbolonWhereItHasOne() {
        var own = Symbolon.builder()
                .site(Site.of("Own", "https://own.example"))
                .keys(KeyRing.of("own", "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII)))
                .mailer(new RecordingMailer())
                .build();
        new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        SymbolonAutoConfiguration.class,
                        SymbolonClientsAutoConfiguration.class,
                        SymbolonWebAutoConfiguration.class))
                .withBean(Symbolon.class, () -> own)
                .run(context -> {
                    assertThat(context).hasSingleBean(SymbolonApi.class);
                    assertThat(context).getBean(Symbolon.class).isSameAs(own);
                });
    }

    @Test
    void wordingThatCannotBeRecordedStopsTheStart() {
        runner.withPropertyValues("symbolon.web.newsletter-text-version=November 2026")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage("symbolon.web.newsletter-text-version is 1 to 64 of A-Z a-z 0-9 . _ : / -"
                                + " such as 2026-11, not: November 2026"));
    }
}
