package org.symbolon.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.symbolon.spring.Http.Reply;

/** An application may configure what it likes of Spring MVC and Jackson: our answers are the same, byte for byte. */
class IndifferentToHostTest {
    private static final Instant NOON = Instant.parse("2031-05-04T12:00:00.250Z");
    private static final int LOWEST_REFUSAL = 400;
    private static final int BUG = 500;

    @Test
    void answersOfEveryRowAreTheSameInAHostileApplication() {
        List<String> plain;
        List<String> hostile;
        try (var app = RunningApp.with()) {
            plain = shapes(everything(app));
        }
        try (var app =
                RunningApp.with(List.of(HostileHost.class, HostileHost.CatchAll.class), HostileHost.PROPERTIES)) {
            hostile = shapes(everything(app));
        }

        assertThat(hostile).containsExactlyElementsOf(plain);
    }

    /** Whoever adds a row or a problem has to show it in {@link EveryRow}. */
    @Test
    void noRowAndNoProblemIsLeftOut() {
        try (var app = RunningApp.with()) {
            var seen = everything(app);
            var replies = seen.replies();

            assertThat(EveryRow.endpoints(app))
                    .hasSizeGreaterThan(20)
                    .allSatisfy(endpoint -> assertThat(seen.shown())
                            .filteredOn(reply -> EveryRow.isOf(endpoint, reply))
                            .as("%s %s", endpoint.method(), endpoint.path())
                            .anyMatch(reply -> reply.status() < LOWEST_REFUSAL));
            assertThat(Arrays.stream(Problem.values()).map(Problem::type))
                    .allSatisfy(type -> assertThat(replies)
                            .as(type)
                            .anyMatch(reply -> reply.body().contains("\"type\":\"" + type + "\"")));
            assertThat(replies.stream().map(Reply::status))
                    .contains(200, 201, 202, 204, 400, 401, 405, 410, 413, 415, 422, 429, BUG, 503);
        }
    }

    @Test
    void everyAnswerIsAsDescribed() {
        try (var app = RunningApp.with()) {
            assertThat(everything(app).replies())
                    .filteredOn(reply -> reply.status() != BUG)
                    .allSatisfy(Contract::check);
        }
    }

    private static EveryRow everything(RunningApp app) {
        app.clock().set(NOON);
        return EveryRow.of(app);
    }

    private static List<String> shapes(EveryRow seen) {
        return seen.replies().stream().map(IndifferentToHostTest::shape).toList();
    }

    private static String shape(Reply reply) {
        var request = reply.response().request();
        return request.method() + " " + Shape.of(reply);
    }
}
