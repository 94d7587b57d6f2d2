package org.symbolon.spring.testing;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.symbolon.testkit.ManualClock;
import org.symbolon.testkit.RecordingMailer;

/**
 * Mails that a test can read and time that a test can move, for {@code @Import} at a test class: they take the places
 * of the application's own.
 */
@Configuration(proxyBeanMethods = false)
public class SymbolonTestConfiguration {
    @Bean
    @Primary
    RecordingMailer symbolonRecordingMailer() {
        return new RecordingMailer();
    }

    @Bean
    @Primary
    ManualClock symbolonManualClock() {
        return ManualClock.startingNow();
    }
}
