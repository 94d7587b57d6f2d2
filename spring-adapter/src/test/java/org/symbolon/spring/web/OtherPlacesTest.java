package org.symbolon.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.symbolon.account.Client;
import org.symbolon.account.DeviceToken;

/** Applications whose paths or clients are other than the usual. */
@ExtendWith(OutputCaptureExtension.class)
class OtherPlacesTest {
    private static final String WITHOUT_DISPATCHER = "spring.autoconfigure.exclude="
            + "org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration,"
            + "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration,"
            + "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration";

    @Test
    void apiAnswersWhereTheOnlyDispatcherIsTheApplicationsOwnAndElsewhere() {
        try (var app = RunningApp.with(List.of(OwnDispatcher.class), WITHOUT_DISPATCHER)) {
            assertThat(app.at("/api/account").get("/policy").status()).isEqualTo(200);
        }
    }

    @Test
    void servletOfTheApiIsNotMentionedWhereItIsNotNeeded(CapturedOutput output) {
        try (var app = RunningApp.with()) {
            assertThat(app.at("/api/account").get("/policy").status()).isEqualTo(200);
        }
        assertThat(output.getAll()).doesNotContain("symbolonApi", "symbolon.public-url");
    }

    @Test
    void contextPathThatThePublicAddressLacksIsWarnedOfOnce(CapturedOutput output) {
        try (var app = RunningApp.with("server.servlet.context-path=/app")) {
            assertThat(app.at("/app/api/account").get("/policy").status()).isEqualTo(200);
        }
        assertThat(output.getAll())
                .containsOnlyOnce("The path of symbolon.public-url does not end with server.servlet.context-path");
    }

    @Test
    void contextPathThatThePublicAddressHasIsNot(CapturedOutput output) {
        try (var app =
                RunningApp.with("server.servlet.context-path=/app", "symbolon.public-url=https://video.example/app")) {
            assertThat(app.at("/app/api/account").get("/openapi.json").body())
                    .contains("\"https://video.example/app/api/account\"");
        }
        assertThat(output.getAll()).doesNotContain("symbolon.public-url");
    }

    @Test
    void applicationThatKnowsItsClientsBetterReplacesOurs() {
        try (var app = RunningApp.with(List.of(OwnClients.class))) {
            assertThat(app.context().getBeansOfType(SymbolonClients.class)).containsOnlyKeys("own");
            assertThat(app.at("/api/account").get("/policy").status()).isEqualTo(200);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnDispatcher {
        @Bean
        ServletRegistrationBean<DispatcherServlet> own() {
            return new ServletRegistrationBean<>(new DispatcherServlet(new GenericWebApplicationContext()), "/app/*");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnClients {
        @Bean
        SymbolonClients own() {
            return new SymbolonClients() {
                @Override
                public Client of(HttpServletRequest request) {
                    return Client.unknown();
                }

                @Override
                public void keep(DeviceToken token, HttpServletResponse response) {
                    response.setHeader("Own-Device", token.reveal());
                }
            };
        }
    }
}
