package org.symbolon.spring.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.symbolon.spring.Http;
import org.symbolon.testkit.ManualClock;
import org.symbolon.testkit.RecordingMailer;

/** {@link FlowApp} at a port of its own, with properties and parts that a test names. */
record RunningApp(ConfigurableApplicationContext context) implements AutoCloseable {

    static RunningApp with(String... properties) {
        return with(List.of(), properties);
    }

    static RunningApp with(List<Class<?>> parts, String... properties) {
        var sources = new ArrayList<Class<?>>(List.of(FlowApp.class));
        sources.addAll(parts);
        var application = new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
                .properties(
                        "server.port=0",
                        "symbolon.secret=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                        "symbolon.public-url=https://video.example")
                .properties(properties);
        return new RunningApp(application.run());
    }

    int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** @param path such as {@code /api/account} */
    Http at(String path) {
        return Http.at("http://127.0.0.1:" + port() + path);
    }

    Visitor visitor(String email) {
        return new Visitor(at("/api/account"), context.getBean(RecordingMailer.class), email);
    }

    ManualClock clock() {
        return context.getBean(ManualClock.class);
    }

    FlowApp.Heard heard() {
        return context.getBean(FlowApp.Heard.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
