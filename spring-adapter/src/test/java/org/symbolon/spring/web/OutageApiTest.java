package org.symbolon.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.spring.web.Visitor.OTHER_PASSWORD;
import static org.symbolon.spring.web.Visitor.PASSWORD;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.symbolon.spring.Http;
import org.symbolon.spring.Http.Reply;
import org.symbolon.store.StoreFaultException;
import org.symbolon.store.StoreUnavailableException;
import org.symbolon.testkit.RecordingMailer;

@FlowTest
@ExtendWith(OutputCaptureExtension.class)
class OutageApiTest {
    @LocalServerPort
    private int port;

    @Autowired
    private RecordingMailer mailer;

    @Autowired
    private FlowApp.Outage store;

    private Http http = Http.at("");

    @BeforeEach
    void connect() {
        http = Http.at("http://127.0.0.1:" + port + "/api/account");
    }

    @AfterEach
    void recover() {
        store.recover();
        mailer.recover();
    }

    private Visitor visitor(String email) {
        return new Visitor(http, mailer, email);
    }

    private List<Reply> everyStep(Visitor visitor, Reply started) {
        return List.of(
                visitor.register(),
                visitor.resend("/register/resend", started),
                visitor.verify("/register/verify", started, "2222-2222"),
                visitor.reset(),
                visitor.resend("/reset/resend", started),
                visitor.verify("/reset/verify", started, "2222-2222"),
                visitor.complete(started, OTHER_PASSWORD),
                visitor.login(PASSWORD));
    }

    @Test
    void whileTheStoreIsDownEveryStepIsBusyAndThenGoesOn(CapturedOutput output) {
        var visitor = visitor("down@example.org");
        var started = visitor.register();
        var code = visitor.codeOf(started);

        for (var outage : List.of(new StoreUnavailableException("gone"), new StoreFaultException("no tables"))) {
            store.failWith(outage);
            for (var busy : everyStep(visitor, started)) {
                assertThat(busy.status()).as(busy.body()).isEqualTo(503);
                assertThat(busy.text("type")).isEqualTo("urn:symbolon:problem:busy");
                assertThat(busy.header("Retry-After")).isEqualTo("5");
                assertThat(busy.json().get("retryAfterSeconds").asInt()).isEqualTo(5);
                assertThat(busy.header("Cache-Control")).isEqualTo("no-store");
            }
        }
        store.recover();

        assertThat(visitor.verify("/register/verify", started, code).status()).isEqualTo(201);
        assertThat(output.getAll()).contains("no tables").doesNotContain("down@example.org");
    }

    @Test
    void whileTheMailServerIsDownAnswersAreTheSame() {
        var visitor = visitor("mailless@example.org");
        var before = Shape.of(visitor.register());
        mailer.failWith(new IOException("down"));

        assertThat(Shape.of(visitor.register())).isEqualTo(before);
    }

    @Test
    void bugIsAnErrorWithoutATypeAndItsMessageIsNotLogged(CapturedOutput output) {
        var visitor = visitor("bug@example.org");
        var started = visitor.register();
        var told = new IllegalStateException("of bug@example.org", new IllegalArgumentException(PASSWORD));
        store.failWith(told);

        for (var failed : everyStep(visitor, started)) {
            assertThat(failed.status()).isEqualTo(500);
            assertThat(failed.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(failed.header("Cache-Control")).isEqualTo("no-store");
            assertThat(failed.body())
                    .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Something went wrong here, not with you\","
                            + "\"status\":500}");
        }

        assertThat(output.getAll())
                .contains("ERROR", "java.lang.IllegalStateException", "java.lang.IllegalArgumentException")
                .contains("at org.symbolon.spring.web.OutageApiTest")
                .doesNotContain("bug@example.org", PASSWORD);
    }
}
