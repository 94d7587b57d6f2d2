package org.symbolon.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockHttpServletRequest;
import org.symbolon.spring.core.SymbolonAutoConfiguration;
import org.symbolon.testkit.RecordingMailer;

class SwitchedOffTest {
    private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(SymbolonAutoConfiguration.class, SymbolonWebAutoConfiguration.class))
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
    void wordingThatCannotBeRecordedStopsTheStart() {
        runner.withPropertyValues("symbolon.web.newsletter-text-version=November 2026")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage("symbolon.web.newsletter-text-version is 1 to 64 of A-Z a-z 0-9 . _ : / -"
                                + " such as 2026-11, not: November 2026"));
    }
}
