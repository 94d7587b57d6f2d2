package org.symbolon.spring.core;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.symbolon.testkit.RecordingMailer;

/** An application that can send mail, which is asked of each. */
@Configuration(proxyBeanMethods = false)
class Mailing {
    @Bean
    RecordingMailer mailer() {
        return new RecordingMailer();
    }
}
