package org.symbolon.spring.web;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.symbolon.Symbolon;
import org.symbolon.spring.core.SymbolonBuilderCustomizer;
import org.symbolon.testkit.ManualClock;
import org.symbolon.testkit.RecordingMailer;

/** An application whose time and store are in the hands of a test. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class OwnersApp {
    @Bean
    RecordingMailer mailer() {
        return new RecordingMailer();
    }

    @Bean
    StoppableStore store() {
        return new StoppableStore();
    }

    @Bean
    ManualClock manualClock() {
        return ManualClock.startingNow();
    }

    @Bean
    SymbolonBuilderCustomizer ofTheTest(ManualClock clock) {
        return builder -> builder.clock(clock);
    }

    @Bean
    Owners owners(Symbolon symbolon, RecordingMailer mailer, ManualClock clock, Environment environment) {
        return new Owners(symbolon, mailer, clock, environment);
    }
}
