package org.symbolon.spring.mail;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import org.symbolon.Symbolon;
import org.symbolon.account.Site;
import org.symbolon.mail.MailTexts;
import org.symbolon.mail.Mailer;
import org.symbolon.spring.core.ConditionalOnSymbolon;
import org.symbolon.spring.core.SymbolonAutoConfiguration;

/**
 * Sends mail through Spring's {@code JavaMailSender}, unless the application has a {@link Mailer}, and in the words of
 * the application's messages, unless it has {@link MailTexts}.
 */
@AutoConfiguration(before = SymbolonAutoConfiguration.class, after = MailSenderAutoConfiguration.class)
@ConditionalOnSymbolon
@ConditionalOnMissingBean(Symbolon.class)
@EnableConfigurationProperties(SymbolonMailProperties.class)
public final class SymbolonMailAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    MailTexts symbolonMailTexts(ApplicationContext application, SymbolonMailProperties properties) {
        return new HostTexts(application).in(properties.languages());
    }

    /** Apart, since it cannot be looked at where there is no {@code JavaMailSender}. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(JavaMailSender.class)
    static class ThroughJavaMailSender {
        @Bean
        @ConditionalOnMissingBean(Mailer.class)
        @ConditionalOnSingleCandidate(JavaMailSender.class)
        SpringMailer symbolonMailer(
                JavaMailSender sender, ObjectProvider<Site> sites, SymbolonMailProperties properties) {
            var site = sites.getObject();
            var from = properties.from();
            return new SpringMailer(
                    PatientSender.of(sender),
                    from == null || from.isBlank() ? Sender.of(site) : Sender.parse(from, site));
        }
    }
}
