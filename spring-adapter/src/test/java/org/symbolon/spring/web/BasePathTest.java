package org.symbolon.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BasePathTest {
    @ParameterizedTest
    @CsvSource({
        "/api/account, /api/account",
        "account, /account",
        "/account/, /account",
        "account/, /account",
        "/a.b/c_d/~e-f/v1, /a.b/c_d/~e-f/v1"
    })
    void isWrittenInOneWay(String written, String path) {
        assertThat(BasePath.normal(written)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "/",
                "//",
                "/a//b",
                "//a",
                "/a//",
                "/..",
                "/a/../b",
                "/.",
                "/a b",
                "/a?b",
                "/a#b",
                "/{a}",
                "/a/*",
                "/a/**",
                "/a%2Fb",
                "/a;b",
                "https://video.example/account",
                "/é",
                "\\a"
            })
    void refusesWhatIsNoPath(String written) {
        assertThatThrownBy(() -> BasePath.normal(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("symbolon.web.base-path looks like /api/account")
                .hasMessageEndingWith("not: " + written);
    }

    @Test
    void nonsenseStopsTheStartAndSaysWhy() {
        assertThatThrownBy(() -> RunningApp.with("symbolon.web.base-path=/a/**"))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .hasStackTraceContaining("symbolon.web.base-path looks like /api/account");
    }

    @Test
    void apiLiesBelowTheContextPathAndItsOwnButNotBelowThatOfMvc() {
        try (var app = RunningApp.with(
                "server.servlet.context-path=/app", "symbolon.web.base-path=people/", "spring.mvc.servlet.path=/mvc")) {
            var malformed = app.at("/app/people").post("/login", "{}");

            assertThat(malformed.status()).isEqualTo(400);
            assertThat(malformed.text("type")).isEqualTo("urn:symbolon:problem:malformed-request");
            assertThat(app.at("/app/mvc/people").post("/login", "{}").body()).doesNotContain("symbolon");
            assertThat(app.at("/app/api/account").post("/login", "{}").body()).doesNotContain("symbolon");
            assertThat(app.at("/people").post("/login", "{}").status()).isEqualTo(404);
        }
    }

    @Test
    void endpointsThatAreSwitchedOffAreTheApplicationsAgain() {
        try (var app = RunningApp.with(
                "symbolon.web.endpoints.register=false",
                "symbolon.web.endpoints.registerresend=false",
                "symbolon.web.endpoints.login=true")) {
            var http = app.at("/api/account");

            assertThat(http.post("/register", "{}").body()).doesNotContain("symbolon");
            assertThat(http.post("/register/resend", "{}").body()).doesNotContain("symbolon");
            assertThat(http.post("/register/verify", "{}").body()).contains("urn:symbolon");
            assertThat(http.post("/login", "{}").body()).contains("urn:symbolon");
        }
    }

    @Test
    void switchOfAnEndpointThatIsNoneStopsTheStart() {
        assertThatThrownBy(() -> RunningApp.with("symbolon.web.endpoints.sign-up=false"))
                .hasStackTraceContaining("symbolon.web.endpoints.sign-up")
                .hasStackTraceContaining("register, register-resend");
    }
}
