package org.symbolon.spring.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.symbolon.Symbolon;
import org.symbolon.spring.Http;
import org.symbolon.spring.core.SymbolonBuilderCustomizer;
import org.symbolon.testkit.ManualClock;
import org.symbolon.testkit.RecordingMailer;

/** A site whose chains are those of one class, running until it is closed. */
record StartedSite(ConfigurableApplicationContext context) implements AutoCloseable {
    static StartedSite with(Class<?> chains, String... properties) {
        var all = new ArrayList<>(List.of(
                "server.port=0",
                "spring.main.banner-mode=off",
                "symbolon.secret=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                "symbolon.public-url=https://video.example"));
        all.addAll(List.of(properties));
        return new StartedSite(new SpringApplicationBuilder(Site.class, chains)
                .web(WebApplicationType.SERVLET)
                .properties(all.toArray(String[]::new))
                .run());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({WhoIsAsking.class, RecordingMailer.class})
    static class Site {
        @Bean
        ManualClock manualClock() {
            return ManualClock.startingNow();
        }

        @Bean
        BreakableStore store() {
            return new BreakableStore();
        }

        @Bean
        SymbolonBuilderCustomizer manualTime(ManualClock clock) {
            return builder -> builder.clock(clock);
        }
    }

    Symbolon symbolon() {
        return context.getBean(Symbolon.class);
    }

    RecordingMailer mailer() {
        return context.getBean(RecordingMailer.class);
    }

    BreakableStore store() {
        return context.getBean(BreakableStore.class);
    }

    Owner owner(String address) {
        return Owner.register(symbolon(), mailer(), address);
    }

    int sessions(Owner owner) {
        var asked =
                symbolon().sessions().authenticate(owner.tokens().accessToken()).orElseThrow();
        return symbolon().sessions().list(asked).size();
    }

    void livenessBoundPasses() {
        context.getBean(ManualClock.class)
                .advance(symbolon().settings().policy().livenessBound());
    }

    Browser browser() {
        return new Browser(port());
    }

    Http http() {
        return Http.at("http://127.0.0.1:" + port());
    }

    private int port() {
        return Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    @Override
    public void close() {
        context.close();
    }
}
